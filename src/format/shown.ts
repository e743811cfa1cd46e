/**
 * Characters that steer a terminal or turn the words around them: control characters (C0, DEL and C1, U+009B among them), the marks of
 * direction (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069) and the separators U+2028 and U+2029.
 */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const STEERING = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A text of somebody else's as it stands in a message: one line, with each character that steers written out, `\u202e`. */
export function shown(text: string): string {
  return text.replace(STEERING, escapeOf);
}

/** Lines of ours with texts of others in them: as `shown`, but ends of lines and tabs stay. */
export function shownLines(text: string): string {
  return text.replace(STEERING, (found) => (found === "\n" || found === "\t" ? found : escapeOf(found)));
}

/** JSON in which what steers is escaped as JSON does, so that a parser gets the texts as they are. */
export function shownJson(value: unknown, indent?: number): string {
  return shownLines(JSON.stringify(value, null, indent));
}

function escapeOf(found: string): string {
  return `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
