import { printParseErrorCode, visit, type ParseErrorCode } from "jsonc-parser";
import { INVISIBLE, quoted, type FindingLog } from "../problem.ts";

/** The limits of one file. A story as a whole has at most MAX_POSITIONS positions. */
export const MAX_BYTES = 50_000_000;
export const MAX_DEPTH = 64;
export const MAX_STRING_LENGTH = 65_536;

export interface JsonFile {
  /** The text without byte order mark: offsets count from its start. */
  text: string;
  /** Undefined where the text is no JSON that can be read within the limits. */
  value: unknown;
}

/** The value of a JSON text; what is wrong with the text goes to `log`. Never throws, whatever the text. */
export function readJson(file: string, rawText: string, log: FindingLog): JsonFile {
  if (rawText.length > MAX_BYTES) {
    const megabytes = Math.ceil(rawText.length / 1_000_000);
    log.error(file, [], "file-too-large", `The file has ${megabytes} MB; at most 50 MB are read. Simplify its lines.`);
    return { text: "", value: undefined };
  }
  const hasMark = rawText.startsWith("\uFEFF");
  const text = hasMark ? rawText.slice(1) : rawText;
  if (hasMark) {
    const message = "The file begins with a byte order mark; JSON has none. Save it as UTF-8 without it.";
    log.warning(file, [], "byte-order-mark", message, { offset: 0 });
  }
  if (!withinLimits(file, text, log)) return { text, value: undefined };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const { offset, reason } = firstSyntaxError(text, error);
    log.error(file, [], "bad-json", `This is no JSON: ${reason}. Correct it here, then check again.`, { offset });
    return { text, value: undefined };
  }
  checkKeysAndStrings(file, text, log);
  return { text, value };
}

/** One pass that cannot overflow the stack, made before the parsers, which could. */
function withinLimits(file: string, text: string, log: FindingLog): boolean {
  let depth = 0;
  let bytes = 0;
  let inString = false;
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    // A pair of surrogates is 4 bytes of UTF-8, so 2 each.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
    if (inString) {
      if (unit === 0x5c) {
        offset += 1;
        bytes += 1;
      } else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x7b || unit === 0x5b) {
      depth += 1;
      if (depth > MAX_DEPTH) {
        const message = `Objects and lists are nested more than ${MAX_DEPTH} deep here; no file of a story needs that. Remove the inner ones.`;
        log.error(file, [], "too-deep", message, { offset });
        return false;
      }
    } else if (unit === 0x7d || unit === 0x5d) depth -= 1;
  }
  if (bytes <= MAX_BYTES) return true;
  const megabytes = Math.ceil(bytes / 1_000_000);
  log.error(file, [], "file-too-large", `The file has ${megabytes} MB; at most 50 MB are read. Simplify its lines.`);
  return false;
}

const SYNTAX_WORDS: Partial<Record<ReturnType<typeof printParseErrorCode>, string>> = {
  InvalidSymbol: "a word or mark stands here that JSON does not know",
  InvalidNumberFormat: "a number is not written as JSON wants",
  PropertyNameExpected: "a key in double quotes is wanted here",
  ValueExpected: "a value is wanted here",
  ColonExpected: "a colon is wanted here",
  CommaExpected: "a comma is wanted here",
  CloseBraceExpected: "a closing brace } is wanted here",
  CloseBracketExpected: "a closing bracket ] is wanted here",
  EndOfFileExpected: "the file goes on after its end",
  InvalidCommentToken: "JSON has no comments",
  UnexpectedEndOfComment: "JSON has no comments",
  UnexpectedEndOfString: "a string has no closing quotation mark",
  InvalidUnicode: "a \\u sequence needs four hexadecimal digits",
  InvalidEscapeCharacter: "a backslash is followed by a letter that JSON does not know",
  InvalidCharacter: "a control character stands in a string",
};

function firstSyntaxError(text: string, error: unknown): { offset: number; reason: string } {
  const found: { code: ParseErrorCode; offset: number }[] = [];
  visit(
    text,
    { onError: (code, offset) => void (found.length === 0 && found.push({ code, offset })) },
    { disallowComments: true, allowTrailingComma: false },
  );
  const first = found[0];
  if (first !== undefined) {
    return { offset: first.offset, reason: SYNTAX_WORDS[printParseErrorCode(first.code)] ?? "the text breaks off" };
  }
  // The two parsers differ on a few texts; then the engine's own words may name the place.
  const named = /position (\d+)/.exec(String(error));
  return { offset: named === null ? 0 : Number(named[1]), reason: "a character is not allowed here" };
}

/** Faults that JSON.parse accepts: keys given twice, keys that name parts of every object, numbers without end, and strings no text should be. */
function checkKeysAndStrings(file: string, text: string, log: FindingLog) {
  const openObjects: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => void openObjects.push(new Set()),
    onObjectEnd: () => void openObjects.pop(),
    onObjectProperty: (key, offset, length, _line, _character, path) => {
      const keys = openObjects.at(-1);
      if (keys?.has(key)) {
        const message = `The key ${quoted(key)} stands twice in one object; each may stand once. Remove one of them.`;
        log.error(file, [...path(), key], "duplicate-key", message, { offset, length });
      }
      keys?.add(key);
      if (key in Object.prototype) {
        const message = `The key ${quoted(key)} is one that programs keep for themselves. Remove it.`;
        log.error(file, [...path(), key], "forbidden-key", message, { offset, length });
      }
      const reason = stringFault(key);
      if (reason !== undefined) log.error(file, path(), reason.code, `A key ${reason.message}`, { offset });
    },
    onLiteralValue: (value: unknown, offset, length, _line, _character, path) => {
      if (typeof value === "number" && !Number.isFinite(value)) {
        const written = quoted(text.slice(offset, offset + length));
        const message = `The number ${written} is too large to compute with; it would count as infinite. Write the number that is meant.`;
        log.error(file, path(), "number-not-finite", message, { offset });
      }
      if (typeof value !== "string") return;
      const reason = stringFault(value);
      if (reason !== undefined) log.error(file, path(), reason.code, `The text ${reason.message}`, { offset });
    },
  });
}

function stringFault(text: string): { code: string; message: string } | undefined {
  if (text.length > MAX_STRING_LENGTH) {
    const message = `has ${text.length} characters; at most ${MAX_STRING_LENGTH} are read. Shorten it.`;
    return { code: "string-too-long", message };
  }
  if (/\p{Surrogate}/u.test(text)) {
    const message = "holds half of a character (a lone surrogate), which cannot be shown. Write the whole character.";
    return { code: "lone-surrogate", message };
  }
  if (text.search(INVISIBLE) >= 0) {
    const message = `holds a control character that does not show: ${quoted(text)}. Remove it.`;
    return { code: "control-character", message };
  }
  return undefined;
}
