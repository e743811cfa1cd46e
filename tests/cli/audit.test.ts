import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditPage } from "../../src/cli/audit-page/audit-page.ts";
import { conflictPairs } from "../../src/cli/audit-page/audit-claims.ts";
import { startBrowser } from "../../src/cli/browser/browser.ts";
import type { Problem } from "../../src/format/problem.ts";
import type { Story } from "../../src/story/story.ts";
import { NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";
import { answerTo } from "./answer-to.ts";
import { removeFolder, runWaybill, temporaryFolder, writeStory } from "./run-waybill.ts";
import { en } from "../../src/words/en.ts";

const story = wholeStory(NAJIN_DUNAY);
const PROBLEM: Problem = {
  code: "unused-source",
  severity: "warning",
  file: "sources.json",
  pointer: "/0",
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
  message: "Nothing cites it.",
};

/** Ways out of an element, an attribute, a comment, a style, a title, and into a script. */
const PAYLOADS = [
  "<script>alert(1)</script>",
  "</title></style></head><script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "'><iframe src=javascript:alert(1)>",
  '" onmouseover="alert(1)" x="',
  "' autofocus onfocus='alert(1)",
  "` onclick=`alert(1)",
  "--><script>alert(1)</script><!--",
  "]]><b>bold</b>",
  "<a href=javascript:alert(1)>x</a>",
  "<!doctype html><base href=https://evil.example>",
  "<meta http-equiv=refresh content=0;url=https://evil.example>",
  "<link rel=stylesheet href=https://evil.example/x.css>",
  "<form action=https://evil.example><input name=q>",
  "</dd></dl></article></section></main></body></html><p>after",
  "<table><tr><td><details open ontoggle=alert(1)>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;alert(1)&#60;/script&#62;",
  "{{constructor.constructor('alert(1)')()}}${alert(1)}",
  "<math><mtext><mglyph><style><img src=x onerror=alert(1)></style>",
  "\u2028<x>\u0000<y>",
];

/** The same story with `text` at the end of every string, but for the words that are a choice of a few. */
function poisoned(value: unknown, text: string, key = ""): unknown {
  if (typeof value === "string")
    return ["basis", "location", "mode", "type", "edtf", "role"].includes(key) ? value : value + text;
  if (Array.isArray(value)) return value.map((item) => poisoned(item, text, key));
  if (value instanceof Map) return new Map([...value].map(([id, number]) => [poisoned(id, text), number]));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poisoned(item, text, name)]));
}

function pageOf(text: string): string {
  return auditPage(poisoned(story, text) as Story, [poisoned(PROBLEM, text) as Problem], en);
}

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await startBrowser();
  folder = temporaryFolder();
});

afterAll(async () => {
  await browser.close();
  removeFolder(folder);
});

/** Every element of a page with the names of its attributes, and what the page tried to do. */
async function shapeOf(html: string): Promise<{ elements: string[]; text: string; deeds: string[] }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const deeds: string[] = [];
  page.on("dialog", (dialog) => void (deeds.push("dialog"), dialog.dismiss()));
  await page.route("**/*", (route) => void (deeds.push(route.request().url()), route.abort()));
  await page.setContent(html);
  const elements = await page.evaluate(() =>
    [...document.querySelectorAll("*")].map((element) => `${element.tagName} ${element.getAttributeNames().join(" ")}`),
  );
  const text = await page.evaluate(() => document.body.innerText);
  await context.close();
  return { elements, text, deeds };
}

describe("the page for a fact-checker", () => {
  it("holds every claim, quote, translation, source, provenance, conflict, open question and policy as text", async () => {
    const { text, deeds } = await shapeOf(auditPage(story, [], en));
    const seen = text.replace(/\s+/g, " ");
    const lines = story.legs.flatMap((leg) => [...leg.stretches, ...leg.alternatives]);
    const cited = [story.claims, story.unknowns, story.places, lines].flatMap((items) =>
      items.flatMap((item) => item.citations),
    );
    const wanted = [
      ...[story.title, story.standfirst, story.borderPolicy, story.movementNote, "No errors and no warnings."],
      ...story.claims.flatMap(({ text: words, attributedTo, note }) => [words, attributedTo, note ?? ""]),
      ...cited.flatMap(({ quote, translation, locator }) => [quote ?? "", translation ?? "", locator ?? ""]),
      ...story.sources.flatMap(({ title, URL, note }) => [title, URL ?? "", note ?? ""]),
      ...[...lines, ...story.places].flatMap(({ provenance, note }) => [provenance, note ?? ""]),
      ...story.unknowns.map((unknown) => unknown.text),
    ];
    for (const words of wanted) expect(seen).toContain(words.replace(/\s+/g, " "));
    expect(deeds).toEqual([]);
  });

  it("counts one as one", () => {
    const [claim] = story.claims;
    const small = {
      ...story,
      claims: [claim!],
      unknowns: story.unknowns.slice(0, 1),
      sources: story.sources.slice(0, 1),
    };
    const page = auditPage(small, [], en);
    expect(page).toContain("1 claim, 0 conflicts, 1 source, 1 open question");
    expect(page).not.toMatch(/\b1 (?:claims|conflicts|sources|open questions)/);
  });

  it("sets each two claims that conflict side by side, once", () => {
    const pairs = conflictPairs(story).map((pair) => pair.map(({ id }) => id));
    const ends = story.claims.reduce((sum, { conflictsWith }) => sum + conflictsWith.length, 0);
    expect(pairs.length).toBe(ends / 2);
    expect(pairs).toContainEqual(["dest-2", "dest-3"]);
    expect(new Set(pairs.map(String)).size).toBe(pairs.length);
  });

  it("has no script and asks for nothing, and each link within it leads somewhere", () => {
    const page = auditPage(story, [], en);
    expect(page).not.toMatch(/<script|\son\w+=|<link|src=|@import|url\(/);
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(100);
    for (const link of links) expect(ids).toContain(link);
  });

  it("is the same bytes for the same story", () => {
    expect(auditPage(story, [], en)).toBe(auditPage(story, [], en));
  });

  it("has no other element or attribute, whatever stands in every text, id and address of the story", async () => {
    const benign = await shapeOf(pageOf("x"));
    expect(benign.elements.length).toBeGreaterThan(1_000);
    for (const payload of PAYLOADS) {
      const hostile = await shapeOf(pageOf(payload));
      expect(hostile.elements, payload).toEqual(benign.elements);
      expect(hostile.deeds, payload).toEqual([]);
    }
  });
});

describe("waybill audit", () => {
  it("writes one file, does not overwrite it, and does with --force", async () => {
    const file = join(folder, "audit.html");
    expect(await runWaybill(["audit", "-o", file])).toMatchObject({ code: 0, stdout: `${file}\n` });
    expect(readFileSync(file, "utf8")).toContain(story.title);
    writeFileSync(file, "mine");
    const refused = await answerTo("audit", "-o", file);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("--force");
    expect(readFileSync(file, "utf8")).toBe("mine");
    expect((await answerTo("audit", "-o", file, "--force")).code).toBe(0);
    expect(readFileSync(file, "utf8")).toContain(story.title);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("of a broken story writes no file, and says what is wrong", async () => {
    const broken = join(folder, "broken");
    mkdirSync(broken);
    writeStory(broken, "bad-id");
    const file = join(folder, "broken.html");
    const { code, stderr } = await answerTo("audit", broken, "-o", file);
    expect(code).toBe(1);
    expect(stderr).toContain(" error ");
    expect(existsSync(file)).toBe(false);
  });

  it("into a folder that is not there is a wrong call", async () => {
    const { code, stderr } = await answerTo("audit", "-o", join(folder, "nowhere/audit.html"));
    expect(code).toBe(2);
    expect(stderr).toContain("There is no folder");
  });

  it("over a folder is a wrong call, with --force too", async () => {
    const { code, stderr } = await answerTo("audit", "-o", folder, "--force");
    expect(code).toBe(2);
    expect(stderr).toBe(`waybill: "${folder}" is a folder. Name a file in it.\n`);
  });
});
