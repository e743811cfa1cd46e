// The variables and types of CSL-JSON 1.0.2: https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json

export const CSL_TYPES = (
  "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset " +
  "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation " +
  "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical " +
  "personal_communication post post-weblog regulation report review review-book software song speech standard thesis " +
  "treaty webpage"
).split(" ");

/** Each variable that holds a date -> what it means. */
export const CSL_DATES = {
  accessed: "The day on which the source was read",
  "available-date": "When the source could first be had, such as online before print",
  "event-date": "When the event took place",
  issued: "When the source was published",
  "original-date": "When the original was published",
  submitted: "When the source was handed in, such as a manuscript or a patent",
};

/** Each variable that holds a list of names -> what it means. */
export const CSL_NAMES = {
  author: "Who wrote or made it",
  chair: "Who leads the session or the panel",
  "collection-editor": "Editors of the series",
  compiler: "Who put the parts together",
  composer: "Who wrote the music",
  "container-author": "Authors of the book that holds the chapter",
  contributor: "Others who had a part in it",
  curator: "Who chose what an exhibition shows",
  director: "Who directed the film or the broadcast",
  editor: "Who edited it",
  "editorial-director": "Who leads the editorial work",
  "executive-producer": "Executive producers",
  guest: "Guests of a broadcast",
  host: "Who presents a broadcast",
  interviewer: "Who asks in an interview",
  illustrator: "Who drew the pictures",
  narrator: "Who tells or reads it aloud",
  organizer: "Who holds the event",
  "original-author": "Who wrote the original of a translation or an adaptation",
  performer: "Who performs it",
  producer: "Who produced it",
  recipient: "To whom a letter or a message goes",
  "reviewed-author": "Authors of what is reviewed",
  "script-writer": "Who wrote the script",
  "series-creator": "Who created the series",
  translator: "Who translated it",
};

/** Each variable that holds a number, or a text such as `12-14` -> what it means. */
export const CSL_NUMBERS = {
  "chapter-number": "Number of the chapter",
  "citation-number": "Number of the source in a list of sources",
  "collection-number": "Number in the series",
  edition: "Edition of the work",
  "first-reference-note-number": "Number of the first note that cites the source",
  issue: "Issue of the periodical",
  locator: "Where in the source something stands, such as a page",
  number: "Number of a report, a law or the like",
  "number-of-pages": "How many pages it has",
  "number-of-volumes": "How many volumes it has",
  page: "Pages on which it stands, first to last",
  "page-first": "The first page on which it stands",
  part: "Number of the part",
  printing: "Number of the printing",
  section: "Section, such as of a newspaper or a law",
  supplement: "Number of the supplement",
  version: "Version, such as of software or of data",
  volume: "Volume of the periodical or the work",
};

/** Each variable that holds a text -> what it means. */
export const CSL_TEXTS = {
  abstract: "Summary of the source",
  annote: "Short remark on the source",
  archive: "Archive that keeps it",
  archive_collection: "Collection of the archive to which it belongs",
  archive_location: "Where it lies in the archive, such as a shelf mark",
  "archive-place": "Where the archive is",
  authority: "Court, office or body that issued it",
  "call-number": "Where it stands in a library",
  "citation-key": "Key under which a reference manager keeps it",
  "citation-label": "Label by which a citation style names it",
  "collection-title": "Title of the series",
  "container-title": "Title of the newspaper, journal, site or book in which it stands",
  "container-title-short": "Short title of the newspaper, journal, site or book in which it stands",
  dimensions: "Size, or length in time",
  division: "Part of a court, an office or an institution",
  DOI: "Digital object identifier, such as `10.1000/182`",
  event: "Name of the event; `event-title` has taken its place",
  "event-title": "Name of the event",
  "event-place": "Where the event took place",
  genre: "Kind of the source, such as `press release`",
  ISBN: "International standard book number",
  ISSN: "International standard serial number",
  journalAbbreviation: "Short title of the journal",
  jurisdiction: "Where the law or the decision holds",
  keyword: "Keywords",
  language: "Language of the source, as a language tag (BCP 47)",
  medium: "Material or form, such as `DVD`",
  note: "Note of its own, not part of the citation",
  "original-publisher": "Publisher of the original",
  "original-publisher-place": "Where the original was published",
  "original-title": "Title of the original",
  "part-title": "Title of the part",
  PMCID: "Number in PubMed Central",
  PMID: "Number in PubMed",
  publisher: "Who published it",
  "publisher-place": "Where the publisher is",
  references: "Other documents that belong to it, such as the history of a law",
  "reviewed-genre": "Kind of what is reviewed",
  "reviewed-title": "Title of what is reviewed",
  scale: "Scale of a map or a model",
  shortTitle: "Short title; `title-short` has taken its place",
  source: "Catalogue or database in which it was found",
  status: "State of the source, such as `in press`",
  "title-short": "Short title",
  URL: "Where it can be read, as an http or https link",
  "volume-title": "Title of the volume",
  "volume-title-short": "Short title of the volume",
  "year-suffix": "Letter that tells works of one author and year apart",
};
