import { quoted } from "../problem.ts";
import type { UnreadFile } from "../unread-file.ts";

/**
 * The text of a file of UTF-8, with its byte order mark where it has one; or, where some byte is no UTF-8, what the file
 * looks like instead, placed at the first such byte. Nothing is replaced.
 */
export function decodeText(bytes: Uint8Array): string | UnreadFile {
  const utf16 = utf16Name(bytes);
  if (utf16 !== undefined) {
    const message = `The file is ${utf16}; wanted UTF-8. Save it as UTF-8.`;
    return { code: "wrong-encoding", message, textBefore: "" };
  }
  try {
    return decode(bytes);
  } catch {
    return unread(bytes, firstBadByte(bytes));
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

function utf16Name([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "UTF-16 (little-endian), by its byte order mark";
  if (first === 0xfe && second === 0xff) return "UTF-16 (big-endian), by its byte order mark";
  // No text of JSON begins with a character beyond ASCII, or holds a zero.
  if (second === 0 && first !== 0) return "like UTF-16 (little-endian)";
  return first === 0 && second !== 0 && second !== undefined ? "like UTF-16 (big-endian)" : undefined;
}

function unread(bytes: Uint8Array, at: number): UnreadFile {
  const textBefore = decode(bytes.subarray(0, at));
  const byte = `0x${bytes[at]!.toString(16).toUpperCase().padStart(2, "0")}`;
  const looksLike = isCutOff(bytes, at) ? "; the file breaks off in a character" : windows1252Words(bytes, at);
  const message = `The byte ${byte} is no UTF-8${looksLike}. Save the file as UTF-8.`;
  return { code: "wrong-encoding", message, textBefore };
}

/** True where the bytes from here are the beginning of a character, and the file ends. */
function isCutOff(bytes: Uint8Array, at: number): boolean {
  return bytes[at]! >= 0xc2 && bytes.length - at < sequenceLength(bytes[at]!) && !isBadIn(bytes, at + 1);
}

function isBadIn(bytes: Uint8Array, from: number): boolean {
  return bytes.subarray(from).some((byte) => byte < 0x80 || byte > 0xbf);
}

/** Bytes that Windows-1252 gives no character. */
const NOT_IN_WINDOWS_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
/** So many bytes to either side show the word. */
const AROUND_BYTES = 12;

function windows1252Words(bytes: Uint8Array, at: number): string {
  if (NOT_IN_WINDOWS_1252.includes(bytes[at]!)) return "";
  const text = (from: number, to: number) => new TextDecoder("windows-1252").decode(bytes.subarray(from, to));
  const before = /[^\s"]*$/.exec(text(Math.max(0, at - AROUND_BYTES), at))?.[0] ?? "";
  const after = /^[^\s"]*/.exec(text(at, at + AROUND_BYTES))?.[0] ?? "";
  return `; the file looks like Windows-1252, in which ${quoted(before + after)} stands here`;
}

/** Index of the first byte of the first ill-formed sequence, by table 3-7 of the Unicode Standard. */
function firstBadByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at]!);
    if (length === 0) return at;
    const second = bytes[at + 1] ?? 0;
    for (let next = 1; next < length; next++) {
      const byte = bytes[at + next] ?? 0;
      if (byte < 0x80 || byte > 0xbf) return at;
    }
    const first = bytes[at]!;
    // Overlong forms, halves of pairs, and what lies beyond U+10FFFF.
    if (first === 0xe0 && second < 0xa0) return at;
    if (first === 0xed && second > 0x9f) return at;
    if (first === 0xf0 && second < 0x90) return at;
    if (first === 0xf4 && second > 0x8f) return at;
    at += length;
  }
  throw new RangeError("All bytes are UTF-8.");
}

/** How many bytes a character takes that begins with this one; 0 where none does. */
function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}
