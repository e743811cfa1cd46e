import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { counted } from "../../src/story/counted.ts";
import { readStory } from "../../src/format/read-story.ts";
import { shown, shownJson, shownLines } from "../../src/format/shown.ts";
import { readFolder } from "../story/read-folder.ts";
import { MINIMAL } from "../story/whole-story.ts";

/** C0, DEL, C1 and the marks of direction, one by one. */
const STEERING = [
  ...Array.from({ length: 0x20 }, (_, code) => code),
  ...Array.from({ length: 0x21 }, (_, at) => 0x7f + at),
  ...[0x061c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069],
].map((code) => String.fromCharCode(code));
// eslint-disable-next-line no-control-regex -- these are what is looked for
const HARMFUL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe("a text of somebody else's in a message", () => {
  it("has each character that steers a terminal or turns words around written out", () => {
    for (const mark of STEERING) {
      const escape = `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`;
      expect(shown(`a${mark}b`)).toBe(`a${escape}b`);
    }
    expect(shownLines("one\n\ttwo\u009b5m\n")).toBe("one\n\ttwo\\u009b5m\n");
  });

  it("stays as it is otherwise: letters of every script, joiners and pictures too", () => {
    for (const text of ["나진 порт", "مَرْفَأ", "क्‍ष", "👩‍🚀", "a\u00a0b", "\u0080".slice(1), ""])
      expect(shown(text)).toBe(text);
  });

  it("comes back whole from JSON", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...STEERING, "a", '"', "\\", "é") }), (text) => {
        const json = shownJson({ [text]: [text] }, 2);
        expect(json).not.toMatch(HARMFUL);
        expect(JSON.parse(json)).toEqual({ [text]: [text] });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("a problem of a story", () => {
  it("has no such character in its message, whatever key, value, id or file name it tells of", () => {
    const story = readFolder(MINIMAL);
    const whole = JSON.parse(story.get("story.json")!) as Record<string, unknown>;
    for (const mark of STEERING) {
      const name = `a${mark}b`;
      const files = new Map(story).set(`${name}.json`, "{}");
      files.set(
        "story.json",
        JSON.stringify({ ...whole, [name]: 1, credit: [name], asOf: name, title: name, id: name }),
      );
      const { problems } = readStory(files);
      expect(problems.length).toBeGreaterThan(3);
      for (const { message } of problems) expect(message).not.toMatch(HARMFUL);
    }
  });
});

describe("a number of things", () => {
  it("is one thing, or several", () => {
    expect([0, 1, 2].map((count) => counted(count, "claim"))).toEqual(["0 claims", "1 claim", "2 claims"]);
    expect([1, 2].map((count) => counted(count, "story", "stories"))).toEqual(["1 story", "2 stories"]);
  });
});
