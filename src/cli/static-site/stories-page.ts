import type { Story } from "../../story/story.ts";
import { counted } from "../../story/counted.ts";
import { html } from "../audit-page/markup.ts";
import { metaTags } from "./meta-tags.ts";
import type { StillPicture } from "./prerendered-story.ts";

/** A story in the list of a site. */
export interface ListedStory {
  story: Story;
  /** Address of its page, relative to the list. */
  page: string;
  /** Its picture, relative to the list. */
  still?: StillPicture | undefined;
}

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'";

/** The page that lists the stories of a site, in their order: plain HTML. */
export function storiesPage(stories: readonly ListedStory[], address?: string): string {
  const languages = new Set(stories.map(({ story }) => story.language));
  const language = languages.size === 1 ? [...languages][0] : "en";
  const title = stories.length === 1 ? "1 story" : `${stories.length} stories`;
  const description = stories.map(({ story }) => story.title).join(" · ");
  const [first] = stories.flatMap(({ still }) => still ?? []);
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${metaTags(title, { description, type: "website", address, still: first })}
        <link rel="icon" href="./favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="./fonts/fonts.css" />
        <link rel="stylesheet" href="./prerendered.css" />
      </head>
      <body>
        <main class="stories">
          <h1>${title}</h1>
          <ul>
            ${stories.map(listed)}
          </ul>
        </main>
      </body>
    </html> `;
  return page.html;
}

function listed({ story, page, still }: ListedStory) {
  const { title, standfirst, language, claims, sources } = story;
  // The picture is described on the page that it leads to.
  const picture = still && html`<img src="${still.file}" width="${still.width}" height="${still.height}" alt="" />`;
  return html`<li lang="${language}">
    ${picture}
    <div>
      <h2><a href="${page}">${title}</a></h2>
      ${standfirst && html`<p>${standfirst}</p>`}
      <p class="small">${counted(claims.length, "claim")}, ${counted(sources.length, "source")}</p>
    </div>
  </li> `;
}
