import { PRODUCT } from "../../picture/file/product.ts";
import { html, type Markup } from "../audit-page/markup.ts";
import type { StillPicture } from "./prerendered-story.ts";

export interface PageMeta {
  description: string;
  type: "article" | "website";
  /** Address at which the page will be published; without one, none is named, and that of the picture is relative. */
  address?: string | undefined;
  still?: StillPicture | undefined;
}

/** What a page says of itself to search engines, and to sites that show a card of it (Open Graph, Twitter). */
export function metaTags(title: string, { description, type, address, still }: PageMeta): Markup {
  const properties: [string, string | number | undefined][] = [
    ["og:type", type],
    ["og:title", title],
    ["og:description", description],
    ["og:url", address],
    ["og:image", still && (address === undefined ? still.file : new URL(still.file, address).href)],
    ["og:image:type", still && "image/png"],
    ["og:image:width", still?.width],
    ["og:image:height", still?.height],
    ["og:image:alt", still?.alt],
  ];
  return html`<meta name="description" content="${description}" />
    <meta name="generator" content="${PRODUCT}" />
    ${address && html`<link rel="canonical" href="${address}" />`}
    ${properties.map(([name, value]) => value !== undefined && html`<meta property="${name}" content="${value}" /> `)}
    <meta name="twitter:card" content="${still ? "summary_large_image" : "summary"}" />`;
}
