import { describe, expect, it } from "vitest";
import { sourceDate, sourcePublisher } from "../../src/words/source-words.ts";
import type { Source } from "../../src/story/story.ts";
import { NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";
import { en } from "../../src/words/en.ts";

const source: Source = { id: "a", type: "article", title: "A title" };
const issued = (...parts: number[]): Source => ({ ...source, issued: { "date-parts": [parts] } });

describe("the date of a source", () => {
  it("is a day, a month or a year in words, as far as it is known", () => {
    expect(sourceDate(issued(2023, 10, 3), en)).toBe("3 October 2023");
    expect(sourceDate(issued(2023, 10), en)).toBe("October 2023");
    expect(sourceDate(issued(2023), en)).toBe("2023");
  });

  it("says that it is only about right", () => {
    expect(sourceDate({ ...source, issued: { "date-parts": [[2023, 10, 14]], circa: true } }, en)).toBe(
      "about 14 October 2023",
    );
  });

  it("is nothing where there is none, or where it is no day of the calendar", () => {
    expect(sourceDate(source, en)).toBeUndefined();
    expect(sourceDate({ ...source, issued: { "date-parts": [] } }, en)).toBeUndefined();
    expect(sourceDate(issued(2023, 2, 30), en)).toBeUndefined();
  });

  it("is known for the founding article of the real story", () => {
    const article = wholeStory(NAJIN_DUNAY).sources.find(({ id }) => id === "dw-2023-10-13")!;
    expect(sourceDate(article, en)).toBe("13 October 2023");
  });
});

describe("the publisher of a source", () => {
  it("is the newspaper rather than the house that owns it, and empty where nobody is named", () => {
    expect(sourcePublisher({ ...source, "container-title": "The Paper", publisher: "A House" })).toBe("The Paper");
    expect(sourcePublisher({ ...source, publisher: "A House" })).toBe("A House");
    expect(sourcePublisher(source)).toBe("");
  });

  it("is named for every source of the real story", () => {
    for (const real of wholeStory(NAJIN_DUNAY).sources) expect(sourcePublisher(real)).not.toBe("");
  });
});
