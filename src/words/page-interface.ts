/** Parts of the page that may fail alone. */
export type PagePart =
  | "legend"
  | "mapButtons"
  | "hoverCard"
  | "inset"
  | "story"
  | "timeline"
  | "pictureDrop"
  | "chapters"
  | "printed"
  | "unknowns"
  | "claims"
  | "subjects"
  | "filter"
  | "otherClaims"
  | "methodology"
  | "sources"
  | "downloads"
  | "placeChoice"
  | "evidence"
  | "source";

/** The words of the page that readers see, without those that map and pictures share with it. */
export interface PageWords {
  close: string;
  tryAgain: string;
  loading: LoadingWords;
  failure: FailureWords;
  map: PageMapWords;
  timeline: TimelineWords;
  story: StoryWords;
  evidence: EvidenceWords;
  picture: PagePictureWords;
}

export interface LoadingWords {
  load: string;
  underWay: string;
  /** Names the bar that shows how much is there. */
  progress: string;
  stop: string;
  stopped: string;
}

export interface FailureWords {
  title: string;
  /** Above the list of the problems of a story: how many of them are errors, and what to do. */
  errors(count: number): string;
  loadAgain: string;
  /** In place of the whole page. */
  ofPage: string;
  /** Above a page that goes on. */
  ofStep: string;
  /** In place of a part. */
  ofPart(part: PagePart): string;
}

export interface PageMapWords {
  /** Names the part of the page that the map fills. */
  stage: string;
  buttons: string;
  zoomIn: string;
  zoomOut: string;
  recenter: string;
  drawAgain: string;
  drawingAgain: string;
  /** On the card beside the pointer: what a click shows, by how many claims there are. */
  click(claims: number): string;
  /** The button of a leg or place that has claims. */
  evidence(name: string): string;
  placesHere(count: number): string;
}

export interface TimelineWords {
  controls: string;
  skip: string;
  scrubber: string;
  play: string;
  pause: string;
  previous: string;
  next: string;
  light: string;
  dark: string;
  chapters: string;
  /** Read aloud where another chapter begins; `number` from 1. */
  chapter(facts: { number: number; count: number; title: string; date: string | undefined }): string;
}

export interface StoryWords {
  /** Says what a disc in a heading stands for. */
  disc(number: number, name: string): string;
  unknowns: string;
  onMap: string;
  showAlternatives: string;
  showContext: string;
  filter: string;
  everything: string;
  /** Says what a filter takes away. `hidden` names what is not drawn any more. */
  filtered(facts: { hidden: readonly string[]; hiddenClaims: number; claims: number }): string;
  alsoReported(claims: number): string;
  methodology: string;
  data: string;
  downloads: Readonly<Record<"geojson" | "claims" | "sources", string>>;
  /** At the end of a list that grows. */
  more(count: number): string;
}

export interface EvidenceWords {
  source(number: number): string;
  sources: string;
  compareWith(speakers: readonly string[]): string;
  translated(quote: string): string;
  howDrawn: string;
  /** Before a link to the list of sources. */
  restsOnIt(claims: number): string;
  seeSources: string;
  whatRests(claims: number, drawings: number): string;
  drawingOf(name: string): string;
}

export interface PagePictureWords {
  save: string;
  notFetched: string;
  /** The words of the dialog and of dropped pictures. They are fetched when they are needed: most readers ask for no picture. */
  dialog(): Promise<PictureDialogWords>;
}

export interface PictureDialogWords {
  title: string;
  preview: string;
  previewing: string;
  size: string;
  sizes: Readonly<Record<PresetNameOfPictures, string>>;
  colours: string;
  themes: Readonly<Record<"light" | "dark" | "print", string>>;
  moment: string;
  now: string;
  /** Where the reader has changed what the map shows. */
  showsAll: string;
  saveFile: string;
  copyFile: string;
  cancel: string;
  cancelled: string;
  /** Names the bar that shows that a picture is drawn. */
  progress: string;
  /** In pixels. */
  drawing(width: number, height: number): string;
  saved(name: string): string;
  copying: string;
  copied: string;
  noCopy: string;
  description: string;
  copyDescription: string;
  descriptionCopied: string;
  descriptionNotCopied: string;
  dropped: DroppedPictureWords;
}

/** The sizes of `PRESETS`. */
type PresetNameOfPictures = "wide" | "square" | "portrait" | "tall" | "a4-landscape" | "a4-portrait" | "a3-landscape";

export interface DroppedPictureWords {
  atMoment: string;
  storyHasChanged: string;
  noSuchMoment(moment: string): string;
  noPng: string;
  noRecord: string;
  otherStory(title: string, id: string): string;
}
