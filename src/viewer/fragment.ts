/** The moment in the fragment of the page's address, `#at=rail`; undefined where it names none. */
export function momentInFragment(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#/, "")).get("at") ?? undefined;
}

/** The fragment for a moment; other parts of it are kept. */
export function fragmentOf(moment: string, hash: string): string {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  parts.set("at", moment);
  return `#${parts}`;
}
