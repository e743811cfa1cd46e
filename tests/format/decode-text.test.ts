import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../src/format/read/decode-text.ts";
import { readStory } from "../../src/format/read-story.ts";
import { readFolder, ROOT } from "../story/read-folder.ts";

const minimal = readFolder("tests/fixtures/valid/minimal");
const utf8 = (text: string) => new TextEncoder().encode(text);

/** The minimal story with claims of these bytes, as it is read. */
function problemsOf(bytes: Uint8Array) {
  return readStory(new Map<string, ReturnType<typeof decodeText>>(minimal).set("claims.json", decodeText(bytes)))
    .problems;
}

function messageOf(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  if (typeof text === "string") throw new Error("These bytes are UTF-8.");
  return text.message;
}

describe("the bytes of a file", () => {
  it("that are UTF-8 are its text, with its byte order mark", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        fc.pre(!text.startsWith("\0") && text[1] !== "\0");
        expect(decodeText(utf8(`\uFEFF${text}`))).toBe(`\uFEFF${text}`);
        expect(decodeText(utf8(text))).toBe(text);
      }),
    );
  });

  it("are a text or a problem, never a text with other characters", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) => {
        const text = decodeText(bytes);
        if (typeof text === "string") expect(utf8(text)).toEqual(bytes);
        else {
          const before = utf8(text.textBefore ?? "");
          expect(bytes.subarray(0, before.length)).toEqual(before);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("of Windows-1252 are one problem, with line, column and the word", () => {
    const bytes = readFileSync(join(ROOT, "tests/fixtures/windows-1252/claims.json"));
    const problems = problemsOf(bytes);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: "wrong-encoding", severity: "error", file: "claims.json" });
    const lines = bytes.toString("latin1").split("\n");
    const line = lines.findIndex((text) => text.includes("M\u00fcller"));
    expect([problems[0]!.line, problems[0]!.column]).toEqual([line + 1, lines[line]!.indexOf("\u00fc") + 1]);
    expect(problems[0]!.message).toBe(
      'The byte 0xFC is no UTF-8; the file looks like Windows-1252, in which "M\u00fcller," stands here. Save the file as UTF-8.',
    );
  });

  it.each([
    ["little-endian, with its mark", [0xff, 0xfe, 0x7b, 0], "UTF-16 (little-endian), by its byte order mark"],
    ["big-endian, with its mark", [0xfe, 0xff, 0, 0x7b], "UTF-16 (big-endian), by its byte order mark"],
    ["little-endian", [0x7b, 0, 0x7d, 0], "like UTF-16 (little-endian)"],
    ["big-endian", [0, 0x7b, 0, 0x7d], "like UTF-16 (big-endian)"],
  ])("of UTF-16, %s, are named", (_name, bytes, words) => {
    expect(messageOf(Uint8Array.from(bytes))).toBe(`The file is ${words}; wanted UTF-8. Save it as UTF-8.`);
    expect(problemsOf(Uint8Array.from(bytes))).toMatchObject([{ code: "wrong-encoding", line: 1, column: 1 }]);
  });

  it("that end in half a character are a file that breaks off", () => {
    const bytes = utf8('{"a": "나"');
    const half = bytes.subarray(0, bytes.length - 2);
    expect(messageOf(half)).toBe(
      "The byte 0xEB is no UTF-8; the file breaks off in a character. Save the file as UTF-8.",
    );
  });

  it.each([
    [[0xc0, 0xaf], 0],
    [[0xe0, 0x80, 0xaf], 0],
    [[0x41, 0xed, 0xa0, 0x80], 1],
    [[0x41, 0x41, 0xf4, 0x90, 0x80, 0x80], 2],
    [[0x41, 0xf0, 0x8f, 0x80, 0x80], 1],
  ])("that no text is written with (%j) are refused at the first", (bytes, at) => {
    expect(decodeText(Uint8Array.from(bytes))).toMatchObject({ textBefore: "A".repeat(at) });
  });
});
