import { dateWords } from "./date-words.ts";
import { alt } from "./en/alt.ts";
import { certainty } from "./en/certainty.ts";
import { numbers } from "./en/numbers.ts";
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
  }),
  numbers,
  certainty,
  sources: {
    reported: (date) => `reported ${date}`,
    undated: "undated",
    inLanguage: (tag) => `in ${tag}`,
  },
  alt,
};
