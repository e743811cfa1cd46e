/** The moment in the page's address, `#at=rail`; undefined where it names none. */
export function momentInAddress(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#/, "")).get("at") ?? undefined;
}

/** The hash for a moment; other parts of the hash are kept. */
export function addressOf(moment: string, hash: string): string {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  parts.set("at", moment);
  return `#${parts}`;
}
