import { dateWords } from "./date-words.ts";
import { alt } from "./en/alt.ts";
import { certainty } from "./en/certainty.ts";
import { map } from "./en/map.ts";
import { numbers } from "./en/numbers.ts";
import { page } from "./en/page.ts";
import type { Words } from "./interface.ts";

/** English, as the newspapers of the United States shorten its months (Associated Press) and those of Britain order its dates. */
export const en: Words = {
  language: "en",
  dates: dateWords({
    locale: "en-GB",
    shortMonths: ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."],
    joinsDays: true,
    about: (date) => `about ${date}`,
    uncertain: (date) => `${date} (uncertain)`,
    until: (date) => `until ${date}`,
    from: (date) => `from ${date}`,
    between: (first, last) => `${first} – ${last}`,
    atTime: (day, times, zone) => `${day}, ${times.join("–")} (${zone})`,
  }),
  numbers,
  certainty,
  sources: {
    reported: (date) => `reported ${date}`,
    undated: "undated",
    inLanguage: (tag) => (/^en\b/i.test(tag) ? "" : `in ${tag}`),
    publishedUpTo: (date) => `Sources published up to ${date}.`,
  },
  map,
  picture: {
    notKnown: "Not known",
    sources: (lines) => `Sources: ${lines.join("; ")}.`,
    sourcesElsewhere: (address) => `Sources: ${address ?? "listed by number in the data of this file"}`,
    claimsElsewhere: (address) =>
      address
        ? `What is claimed of each place: ${address}`
        : "What is claimed of each place is told in the story, not here.",
    mapData: (credits) => `Map data: ${credits}.`,
  },
  alt,
  page,
};
