/** The bytes that a `Range` header asks for: all of them, some (both ends count), or what they do not have. */
export type Asked = { kind: "all" } | { kind: "part"; start: number; end: number } | { kind: "none" };

/**
 * Reads a `Range` header (RFC 9110, 14.1). Several ranges at once, and units other than bytes, are answered with all, as it
 * allows; a range whose end is before its start, or that begins after the last byte, is one that nobody can give.
 */
export function askedOf(header: string | undefined, size: number): Asked {
  const [, first, last] = /^bytes=\s*(\d*)-(\d*)\s*$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return { kind: "all" };
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? { kind: "none" } : { kind: "part", start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return start > end ? { kind: "none" } : { kind: "part", start, end };
}
