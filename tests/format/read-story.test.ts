import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readStory, type ReadResult } from "../../src/format/read-story.ts";
import type { Story } from "../../src/story/story.ts";
import { readFolder } from "../story/read-folder.ts";

const minimal = readFolder("tests/fixtures/valid/minimal");
const RUNS = { numRuns: 300 };

function withFile(file: string, text: string): Map<string, string> {
  return new Map([...minimal, [file, text]]);
}

function storyOf(result: ReadResult): Story {
  if (!result.ok) throw new Error(`The story is broken: ${JSON.stringify(result.problems)}`);
  return result.story;
}

describe("a story that is read", () => {
  const story = storyOf(readStory(minimal));

  it("has the stretches and alternatives of a leg under the leg, in file order", () => {
    expect(story.legs.map((leg) => leg.id)).toEqual(["sea", "rail"]);
    expect(story.legs[1]?.stretches.map((stretch) => stretch.id)).toEqual(["rail-near", "rail-far"]);
    expect(story.legs[1]?.alternatives.map(({ id, name }) => ({ id, name }))).toEqual([
      { id: "rail-other", name: "By the south" },
    ]);
  });

  it("has an anchor for every place: the point itself, or the position that an area names", () => {
    expect(story.places.map((place) => place.anchor)).toEqual([
      [10, 50],
      [12, 51],
      [14.5, 51.5],
    ]);
  });

  it("is the same where it names the format that is meant where none is named", () => {
    const files = readFolder("tests/fixtures/valid/minimal");
    const text = files.get("story.json")!;
    const named = new Map(files).set("story.json", text.replace("{", '{ "format": 1,'));
    expect(storyOf(readStory(named))).toEqual(storyOf(readStory(files)));
  });

  it("of a later format is refused in one sentence, whatever else its files hold", () => {
    const { ok, problems } = readStory(new Map([["story.json", '{ "format": 2, "title": 7 }']]));
    expect(ok).toBe(false);
    expect(problems.map(({ message }) => message)).toEqual([
      "This story is of format 2; this Waybill reads format 1. Install a newer Waybill.",
    ]);
  });

  it("has no standfirst where the file gives none", () => {
    const bare = { ...(JSON.parse(minimal.get("story.json")!) as object), standfirst: undefined };
    const story = storyOf(readStory(withFile("story.json", JSON.stringify(bare))));
    expect([story.standfirst, story.standfirstClaims]).toEqual(["", []]);
  });

  it("knows which claims its standfirst tells: those that the file names, and no others", () => {
    expect(story.standfirstClaims).toEqual([]);
    const [first] = story.claims;
    const named = { ...(JSON.parse(minimal.get("story.json")!) as object), standfirstClaims: [first!.id] };
    expect(storyOf(readStory(withFile("story.json", JSON.stringify(named)))).standfirstClaims).toEqual([first!.id]);
    const unknown = readStory(withFile("story.json", JSON.stringify({ ...named, standfirstClaims: ["nobody-said"] })));
    expect(unknown.problems).toMatchObject([
      { code: "unknown-claim", message: expect.stringContaining("standfirst") as string },
    ]);
  });

  it("has empty lists where the files leave them out", () => {
    expect(story.chapters[1]).toMatchObject({ claims: [], travels: ["rail"], unknowns: false });
    expect(story.unknowns[0]).toMatchObject({ citations: [] });
    expect(story.places[0]).toMatchObject({ aliases: [], citations: [] });
  });

  it("numbers its sources in the order of first citation: chapters, unknowns, other claims, legs, places, the rest", () => {
    expect([...story.sourceNumbers]).toEqual([
      ["paper", 1],
      ["radio", 2],
    ]);
    const swapped = minimal.get("story.json")?.replace(/"sailed",\s+"not-sailed"/, '"not-sailed", "sailed"') ?? "";
    expect([...storyOf(readStory(withFile("story.json", swapped))).sourceNumbers.keys()]).toEqual(["radio", "paper"]);
  });

  it("keeps every standard field of a source, and `custom`", () => {
    const sources = JSON.parse(minimal.get("sources.json") ?? "") as Record<string, unknown>[];
    const full = { ...sources[0], DOI: "10.1/x", page: 7, editor: [{ literal: "Ed" }], custom: { sha256: "ab" } };
    const result = readStory(withFile("sources.json", JSON.stringify([full, sources[1]])));
    expect(storyOf(result).sources[0]).toEqual(full);
  });

  it("leaves Object.prototype alone and takes no key from it", () => {
    const text = minimal.get("claims.json")?.replace('"id": "sailed"', '"__proto__": {"polluted": 1}, "id": "sailed"');
    const result = readStory(withFile("claims.json", text ?? ""));
    expect(result.ok).toBe(false);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("line and column", () => {
  it("point at the value at fault, whatever the line ends", () => {
    const lines = ["{", '  "claims": [],', '  "claims": 5', "}"];
    for (const lineEnd of ["\n", "\r\n", "\r"]) {
      const { problems } = readStory(withFile("claims.json", lines.join(lineEnd)));
      const places = problems.filter(({ file }) => file === "claims.json").map((p) => [p.code, p.line, p.column]);
      expect(places).toEqual([
        ["duplicate-key", 3, 3],
        ["wrong-type", 3, 13],
      ]);
    }
  });

  it("escape a key in the pointer as RFC 6901 wants", () => {
    const text = minimal.get("story.json")?.replace('"id":', '"a/b~c": 1, "id":') ?? "";
    const { problems } = readStory(withFile("story.json", text));
    expect(problems.map((problem) => problem.pointer)).toEqual(["/a~1b~0c"]);
  });

  it("are those of the engine where a text is no JSON", () => {
    const { problems } = readStory(withFile("claims.json", '{\n  "claims": [1, }\n'));
    expect(problems.find(({ code }) => code === "bad-json")).toMatchObject({ line: 2, column: 17 });
  });
});

describe("reading never throws", { timeout: 60_000 }, () => {
  const file = fc.constantFrom(...minimal.keys());

  it("on any text", () => {
    const text = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(file, text, (name, content) => {
        expect(readStory(withFile(name, content)).ok).toBe(false);
      }),
      RUNS,
    );
  });

  it("on any JSON", () => {
    fc.assert(
      fc.property(file, fc.json({ maxDepth: 6 }), (name, content) => {
        expect(() => readStory(withFile(name, content))).not.toThrow();
      }),
      RUNS,
    );
  });

  it("on any value in the place of a good one", () => {
    fc.assert(
      fc.property(file, fc.nat(), fc.jsonValue({ maxDepth: 3 }), (name, which, value) => {
        const document = JSON.parse(minimal.get(name) ?? "") as unknown;
        const slots = slotsIn(document);
        const slot = slots[which % slots.length];
        if (slot !== undefined) slot.holder[slot.key] = value;
        const { problems } = readStory(withFile(name, JSON.stringify(document)));
        for (const problem of problems) expect(problem.message).not.toContain("undefined");
      }),
      RUNS,
    );
  });

  it("on a good file cut short anywhere", () => {
    fc.assert(
      fc.property(file, fc.nat(), (name, length) => {
        const text = minimal.get(name) ?? "";
        expect(readStory(withFile(name, text.slice(0, length % text.trimEnd().length))).ok).toBe(false);
      }),
      RUNS,
    );
  });
});

interface Slot {
  holder: Record<string | number, unknown>;
  key: string | number;
}

function slotsIn(value: unknown): Slot[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string | number, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...slotsIn(holder[key])]);
}

describe("the place of a problem", () => {
  it("runs from its start to one past its end: a value, a key, a whole object", () => {
    const text = minimal.get("story.json")!.replace(/"title": "[^"]*"/, '"title": 12,\n  "titel": "x"');
    const { problems } = readStory(withFile("story.json", text));
    const lines = text.split("\n");
    const toldOf = (code: string) => {
      const { line, column, endLine, endColumn } = problems.find((problem) => problem.code === code)!;
      expect(endLine).toBe(line);
      return lines[line - 1]!.slice(column - 1, endColumn - 1);
    };
    expect(toldOf("wrong-type")).toBe("12");
    expect(toldOf("unknown-key")).toBe('"titel"');
  });

  it("of a value over several lines ends where the value ends", () => {
    const text = minimal.get("claims.json")!.replace(/"citations": \[[^\]]*\]/, '"citations": {\n  "a": 1\n}');
    const { problems } = readStory(withFile("claims.json", text));
    const found = problems.find(({ pointer }) => pointer.endsWith("/citations"))!;
    expect(found.endLine).toBe(found.line + 2);
    expect(found.endColumn).toBe(2);
  });

  it("of what is found later is told by the same reading", () => {
    const read = readStory(minimal);
    if (!read.ok) throw new Error("The minimal story is good.");
    const finding = { code: "x", severity: "warning", file: "story.json", path: ["title"], message: "A." } as const;
    const [problem] = read.locate([{ ...finding, atKey: false }]);
    const line = minimal.get("story.json")!.split("\n")[problem!.line - 1]!;
    expect(JSON.parse(line.slice(problem!.column - 1, problem!.endColumn - 1))).toBe(read.story.title);
  });
});
