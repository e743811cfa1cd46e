import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hostSettings } from "../../src/cli/static-site/host-settings.ts";
import { prerenderedStory, type StillPicture } from "../../src/cli/static-site/prerendered-story.ts";
import { storiesPage } from "../../src/cli/static-site/stories-page.ts";
import { firstFiles, policyOf, storyPage } from "../../src/cli/static-site/story-page.ts";
import { jsonLd } from "../../src/exchange/json-ld.ts";
import { themes } from "../../src/map/style/theme.ts";
import { modelOf } from "../../src/story/story-model.ts";
import type { Story } from "../../src/story/story.ts";
import { en } from "../../src/words/en.ts";
import { ROOT } from "../story/read-folder.ts";
import { MINIMAL, NAJIN_DUNAY, wholeStory } from "../story/whole-story.ts";

const template = readFileSync(join(ROOT, "index.html"), "utf8");
const story = wholeStory(NAJIN_DUNAY);
const model = modelOf(story);
const still: StillPicture = { file: "./a-wide.png", width: 1920, height: 1080, alt: "A map" };

/** What a reader sees, on one line: no tags, no references. */
function textOf(html: string): string {
  return unescaped(html.replace(/<script[^]*?<\/script>/g, "").replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .replace(/ ([.,;:)])/g, "$1");
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").replace(/ ([.,;:)])/g, "$1");

/** The HTML of an element with an id that ends where the next of its kind, or its list, does. */
function itemOf(html: string, id: string): string {
  const start = html.indexOf(`id="${id}"`);
  const end = html.slice(start + 1).search(/<li id="|<section|<\/section>/);
  return html.slice(start, start + 1 + end);
}

describe("the story as HTML without script", () => {
  const { html } = prerenderedStory(model, en, still);
  const text = textOf(html);

  it("has title, standfirst, every chapter with date and text, and the closing parts, in their order", () => {
    const parts = [
      story.title,
      story.standfirst,
      ...story.chapters.flatMap(({ title, when, text: words }) => [title, when && en.dates.long(when), words]),
      "Also reported",
      "How this map was made",
      "Sources",
      story.credit,
      story.borderPolicy,
      "Made with Natural Earth",
    ].filter((part) => part !== undefined);
    let from = 0;
    for (const part of parts) {
      const found = text.indexOf(oneLine(part), from);
      expect(found, part).toBeGreaterThanOrEqual(from);
      from = found;
    }
  });

  it("tells every claim once, with who says so, basis, date, quotes, note and the numbers of its sources, in order", () => {
    const told = story.chapters.flatMap(({ claims }) => claims);
    const rest = story.claims.map(({ id }) => id).filter((id) => !told.includes(id));
    const ids = [...html.matchAll(/<li id="claim-([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set([...told, ...rest])]);
    for (const claim of story.claims) {
      const item = textOf(`<${itemOf(html, `claim-${claim.id}`)}`);
      const quotes = claim.citations.flatMap(({ quote, translation }) => [quote ?? "", translation ?? ""]);
      const when = claim.when ? en.dates.long(claim.when) : "";
      for (const part of [
        claim.text,
        claim.attributedTo,
        en.certainty.bases[claim.basis],
        when,
        claim.note ?? "",
        ...quotes,
      ])
        expect(item).toContain(oneLine(part));
      for (const { source } of claim.citations) expect(item).toContain(`[${story.sourceNumbers.get(source)}]`);
    }
  });

  it("has what is not known, every leg, place and source, and links to the sources", () => {
    for (const unknown of story.unknowns) expect(text).toContain(oneLine(unknown.text));
    for (const { id, name } of story.legs) expect(html).toContain(`<h3 id="leg-${id}">${name}</h3>`);
    for (const { id } of story.places) expect(html).toContain(`id="place-${id}"`);
    for (const source of story.sources) {
      const item = itemOf(html, `source-${story.sourceNumbers.get(source.id)}`);
      expect(textOf(`<${item}`)).toContain(oneLine(source.title));
      if (source.URL) expect(unescaped(item)).toContain(`href="${source.URL}"`);
    }
  });

  it("has one h1, headings that skip no level, no id twice, and no link to an id that is not there", () => {
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, index) => expect(level - levels[index]!).toBeLessThanOrEqual(1));
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("has the ids that the JSON-LD of the story names", () => {
    const named = (jsonLd(story)["@graph"] as { "@id": string }[]).map((node) => node["@id"].slice(1));
    const missing = named.filter((id) => id !== "story" && !html.includes(`id="${id}"`));
    expect(missing).toEqual([]);
  });

  it("has the picture with its description, and none where there is none", () => {
    expect(html).toContain('<img src="./a-wide.png" width="1920" height="1080" alt="A map" />');
    expect(prerenderedStory(model, en).html).not.toContain("<img");
  });
});

const HOSTILE = `</script></title><img src=x onerror=alert(1)>--><!--"'\`&amp; \u2028 \u202eevil $& $1`;

/** A story whose every text is hostile: more than the reader of files lets through. */
function hostileStory(): Story {
  const base = wholeStory(MINIMAL);
  const spoil = (value: unknown, key = ""): unknown => {
    if (Array.isArray(value)) return value.map((one) => spoil(one, key));
    if (value instanceof Map || ArrayBuffer.isView(value)) return value;
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, spoil(one, name)]));
    const isWords = typeof value === "string" && WORDS.includes(key);
    return isWords ? `${value} ${HOSTILE}` : value;
  };
  const spoiled = spoil(base) as Story;
  const sources = spoiled.sources.map((source) => ({ ...source, URL: "javascript:alert(1)" }));
  return { ...spoiled, sources };
}
const WORDS = [
  ...["title", "shortTitle", "standfirst", "text", "attributedTo", "quote", "translation", "note", "provenance"],
  ...["name", "localName", "borderPolicy", "movementNote", "credit", "attribution", "publisher", "literal"],
];

describe("the page of a hostile story", () => {
  const hostile = hostileStory();
  const page = storyPage(modelOf(hostile), {
    words: en,
    template,
    root: "./",
    address: "https://example.org/map/",
    still: { ...still, alt: HOSTILE },
  });

  it("has no element, attribute or comment but ours, and every text as it is", () => {
    expect(page).not.toMatch(/<img src=x|onerror=alert\(1\)>|<!--/);
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    expect(page.match(/<\/title>/g)).toHaveLength(1);
    expect(unescaped(page)).toContain(`<h1>${hostile.title}</h1>`);
    for (const attribute of [/<img [^>]*alt="([^"]*)"/, /<meta property="og:image:alt" content="([^"]*)"/])
      expect(unescaped(attribute.exec(page)![1]!)).toBe(HOSTILE);
    // A dollar in a text is no pattern of a replacement.
    expect(unescaped(/<title>([^<]*)<\/title>/.exec(page)![1]!)).toBe(hostile.title);
  });

  it("follows http and https alone", () => {
    expect(page).not.toMatch(/href="javascript:/i);
  });

  it("has JSON-LD that neither ends its element nor begins a comment, and parses", () => {
    const [, json] = /<script type="application\/ld\+json">([^]*?)<\/script>/.exec(page)!;
    expect(json).not.toMatch(/[<>&\u2028\u2029]|--/);
    expect(JSON.parse(json!)).toEqual(JSON.parse(JSON.stringify(jsonLd(hostile))));
  });
});

describe("the page of a story", () => {
  const page = storyPage(model, {
    words: en,
    template,
    root: "../",
    address: "https://example.org/map/x/index.html",
    still,
  });

  it("says of itself language, title, description, address and picture", () => {
    expect(page).toContain('<html lang="en" data-assets="../" data-waybill="loading">');
    expect(page).toContain(`<title>${story.title}</title>`);
    expect(page).toContain(`<meta name="description" content="${story.standfirst}" />`);
    expect(page).toContain('<link rel="canonical" href="https://example.org/map/x/index.html" />');
    expect(page).toContain('<meta property="og:image" content="https://example.org/map/x/a-wide.png" />');
    expect(page).toContain('<meta name="twitter:card" content="summary_large_image" />');
    const korean = storyPage(modelOf({ ...story, language: "ko" }), { words: en, template, root: "./" });
    expect(korean).toContain('<html lang="ko" data-waybill="loading">');
  });

  it("names the shared files by relative addresses alone, and has no words for readers without script but the story", () => {
    const addresses = [...page.matchAll(/<(?:link|script)[^>]*(?:href|src)="([^"]+)"/g)].map(([, address]) => address);
    expect(addresses.filter((address) => !address!.startsWith("https://example.org/"))).toEqual(
      expect.arrayContaining(["../favicon.svg", "../prerendered.css", "../fonts/fonts.css", "../src/viewer/main.ts"]),
    );
    expect(addresses.filter((address) => address!.startsWith("./"))).toEqual([]);
    expect(page).not.toMatch(/noscript|class="starting"|starting\.css/);
    expect(firstFiles(page)).toEqual(["../prerendered.css", "../fonts/fonts.css", "../src/viewer/main.ts"]);
  });

  it("without an address names none, and a picture by its file", () => {
    const bare = storyPage(model, { words: en, template, root: "./", still });
    expect(bare).not.toMatch(/canonical|og:url/);
    expect(bare).toContain('<meta property="og:image" content="./a-wide.png" />');
    expect(storyPage(model, { words: en, template, root: "./" })).not.toContain("og:image");
  });

  it("is not made of a built page that is not as it is known", () => {
    expect(() => storyPage(model, { words: en, template: "<html></html>", root: "./" })).toThrow(
      "Build or install it again",
    );
    expect(() => policyOf("<html></html>")).toThrow("no content policy");
  });
});

describe("the list of stories", () => {
  it("has each story in order with title, standfirst, picture and link, one h1, and escapes their texts", () => {
    const hostile = hostileStory();
    const list = storiesPage([
      { story, page: "./najin-dunay/index.html", still: { ...still, file: "./najin-dunay/a-wide.png" } },
      { story: hostile, page: "./minimal/index.html" },
    ]);
    expect(list.match(/<h1/g)).toHaveLength(1);
    expect([...list.matchAll(/<a href="([^"]+)"/g)].map(([, address]) => address)).toEqual([
      "./najin-dunay/index.html",
      "./minimal/index.html",
    ]);
    expect(textOf(list)).toContain(oneLine(story.standfirst));
    expect(unescaped(list)).toContain(hostile.title);
    expect(list).not.toMatch(/<script|<img src=x|<!--/);
  });
});

describe("what stands beside the pages", () => {
  it("is settings for four hosts, with the policy of the page, a year for named contents, and CORS", () => {
    const policy = "default-src 'none'; script-src 'self'";
    const files = hostSettings(policy);
    expect([...files.keys()]).toEqual(["_headers", "nginx.conf", ".htaccess", "Caddyfile", "README.txt"]);
    for (const [name, text] of files) {
      if (name === "README.txt") continue;
      for (const part of [policy, "max-age=31536000, immutable", "no-cache", "Access-Control-Allow-Origin", "nosniff"])
        expect(text, name).toContain(part);
    }
  });

  it("is a style sheet with the colours of the themes", () => {
    const css = readFileSync(join(ROOT, "static/prerendered.css"), "utf8").toLowerCase();
    const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");
    for (const [part, { paper, ink, muted, rule, bySea, byRail }] of [
      [light, themes.light],
      [dark.slice(0, dark.indexOf("html {")), themes.dark],
    ] as const)
      for (const color of [paper, ink, muted, rule, bySea, byRail]) expect(part).toContain(color.toLowerCase());
  });
});
