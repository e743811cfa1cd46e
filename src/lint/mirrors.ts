import type { Source } from "../story/story.ts";
import type { Linting } from "./linting.ts";

/** Hosts that keep copies of other people's pages. */
const ARCHIVE_HOST =
  /^(?:web\.archive\.org|archive\.(?:org|today|ph|is|li|md|fo|vn)|(?:www\.)?perma\.cc|webcache\.googleusercontent\.com|ghostarchive\.org)$/;

/** Words of a note that lead to the original's address. */
const ORIGINAL_IN_NOTE = /\b(?:original|originally|first published)\b[^.;]{0,80}?(https?:\/\/[^\s,;)]+)/i;

/** Sources whose `URL` is a copy, though the original's address is known: it belongs in `custom.copy_url`. */
export function lintMirrors({ story, log }: Linting) {
  for (const [index, source] of story.sources.entries()) {
    const { URL: address } = source;
    const original = address === undefined ? undefined : originalOf(source, address);
    if (original === undefined) continue;
    const message = `Source ${source.id} gives the address of a copy, and the original is known: ${original}. Put the original into \`URL\` and the copy into \`custom.copy_url\`.`;
    log.warning("sources.json", [index, "URL"], "mirror-cited", message);
  }
}

function originalOf(source: Source, address: string): string | undefined {
  const custom = (source["custom"] ?? {}) as Record<string, unknown>;
  const original = custom["original_url"];
  if (typeof original === "string" && original !== address) return original;
  if (custom["copy_url"] === address) return "`custom.copy_url` has the same address";
  if (ARCHIVE_HOST.test(hostOf(address) ?? "")) return /.(https?:\/\/.+)$/.exec(address)?.[1];
  const noted = ORIGINAL_IN_NOTE.exec(source.note ?? "")?.[1]?.replace(/[.”"]+$/, "");
  return noted !== undefined && siteOf(noted) !== siteOf(address) ? noted : undefined;
}

function hostOf(address: string): string | undefined {
  return /^https?:\/\/([^/?#]+)/i.exec(address)?.[1]?.toLowerCase();
}

/** The last two labels of the host: `p.dw.com` and `www.dw.com` are one site. */
function siteOf(address: string): string | undefined {
  return hostOf(address)?.split(".").slice(-2).join(".");
}
