/** Characters that XML 1.0 allows in no document, not even escaped; lone surrogates among them. */
// eslint-disable-next-line no-control-regex
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };
const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A text as it stands in XML: escaped, without what XML cannot hold. */
export function cleanText(text: string): string {
  return text.replace(NOT_IN_XML, "").replace(/[&<>"\r]/g, (character) => ESCAPES[character]!);
}

/** `<name>text</name>`. */
export function elementOf(name: string, text: string): string {
  return `<${name}>${cleanText(text)}</${name}>`;
}

/**
 * The text of a property of an XMP packet, whether it is written as an element, as an attribute, or as the default of
 * several languages; undefined where it is not there. Reads XMP as programs write it, not XML at large. No value of an
 * attribute holds `<` (XML 1.0, 2.3), so that each search ends at the next one: the time grows with the packet, no faster.
 */
export function readField(packet: string, name: string): string | undefined {
  const inside = insideOf(packet, name);
  if (inside !== undefined) {
    const [first] = listItems(inside);
    return first ?? plainText(inside);
  }
  const attribute = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`).exec(packet);
  return attribute ? plainText(attribute[1] ?? attribute[2] ?? "") : undefined;
}

/** The items of an ordered property; none where it is not there. */
export function readList(packet: string, name: string): string[] {
  return listItems(insideOf(packet, name) ?? "");
}

function insideOf(packet: string, name: string): string | undefined {
  const start = new RegExp(`<${name}(?:\\s[^<>]*)?>`).exec(packet);
  if (!start || start[0].endsWith("/>")) return undefined;
  const from = start.index + start[0].length;
  const end = packet.indexOf(`</${name}`, from);
  return end === -1 ? undefined : packet.slice(from, end);
}

function listItems(inside: string): string[] {
  return [...inside.matchAll(/<rdf:li(?:\s[^<>]*)?(?:\/>|>([^<]*)<\/rdf:li\s*>)/g)].map(([, text]) =>
    plainText(text ?? ""),
  );
}

/** A reference to what no document of XML can hold is read as the mark for it, U+FFFD. */
function characterOf(codePoint: number): string {
  return codePoint > 0x10ffff ? "\ufffd" : String.fromCodePoint(codePoint).replace(NOT_IN_XML, "\ufffd");
}

function plainText(escaped: string): string {
  return escaped.replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (whole, decimal, hexadecimal, name) => {
    if (decimal) return characterOf(Number(decimal));
    if (hexadecimal) return characterOf(parseInt(hexadecimal, 16));
    return NAMED[name] ?? whole;
  });
}
