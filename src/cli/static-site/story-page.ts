import { jsonLd, jsonLdText } from "../../exchange/json-ld.ts";
import type { StoryModel } from "../../story/story-model.ts";
import type { Words } from "../../words/interface.ts";
import { html, Markup } from "../audit-page/markup.ts";
import { metaTags } from "./meta-tags.ts";
import { prerenderedStory, type StillPicture } from "./prerendered-story.ts";

/** Apart: the compiler takes a template that holds this for one that it must rewrite, with a package that is not installed. */
const SCRIPT_END = new Markup("</script>");

/** What a page of a story is made with. */
export interface StoryPageOptions {
  /** The HTML of the built page. */
  template: string;
  words: Words;
  /** Where the shared files lie, from the page: `./` or `../`. */
  root: string;
  /** Address at which the page will be published. */
  address?: string | undefined;
  still?: StillPicture | undefined;
}

/**
 * The built page with the story in it as HTML, and in its head what search engines and other sites ask for. When the script
 * runs, it puts the map in the place of that text. Throws Error where the built page is not as it is known.
 */
export function storyPage(model: StoryModel, { template, words, root, address, still }: StoryPageOptions): string {
  const { story } = model;
  const assets = root !== "./" && html` data-assets="${root}"`;
  const head = html`<title>${story.title}</title>
    ${metaTags(story.title, { description: story.standfirst || story.title, type: "article", address, still })}
    <script type="application/ld+json">${new Markup(jsonLdText(jsonLd(story)))}${SCRIPT_END}`;
  // What stands for a text of the story has no `<`, so that no later pattern finds anything in it.
  const parts: [RegExp, Markup][] = [
    [/(?<=\s(?:href|src)=")\.\//g, new Markup(root)],
    [/<html lang="en"/, html`<html lang="${story.language}"${assets}`],
    [/<title>[^<]*<\/title>/, head],
    [/(?<=<link rel="stylesheet" href="[./]*)starting\.css(?=")/, new Markup("prerendered.css")],
    [/<main class="starting">[^]*?<\/main>/, prerenderedStory(model, words, still)],
    [/<noscript>[^]*?<\/noscript>\s*/, new Markup("")],
  ];
  return parts.reduce((text, [pattern, { html: by }]) => {
    if (text.search(pattern) < 0)
      throw new Error(`The built page has nothing like ${pattern}. Build or install it again.`);
    return text.replace(pattern, () => by);
  }, template);
}

/** Addresses, relative to the page, of what a page names in its head and loads first: scripts and style sheets. */
export function firstFiles(page: string): string[] {
  const [head = ""] = page.split("</head>");
  return [
    ...head.matchAll(/<(?:link rel="(?:stylesheet|modulepreload)"|script type="module")[^>]*?(?:href|src)="([^"]+)"/g),
  ].map(([, address]) => address!);
}

/** The content policy that a page states in its head. Throws Error where it states none. */
export function policyOf(page: string): string {
  const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
  if (policy === undefined) throw new Error("The built page states no content policy. Build or install it again.");
  return policy.replaceAll("&#39;", "'");
}
