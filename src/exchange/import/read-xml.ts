import { Refusal } from "./tracks.ts";

/** An element while it is open. */
export interface XmlElement {
  /** Without the prefix of its namespace: `hr` of `gpxtpx:hr`. */
  name: string;
  attributes: Record<string, string>;
  text: string;
  /** Texts of the elements in it that are closed, by name; the first of each. */
  values: Map<string, string>;
  parent: XmlElement | undefined;
  /** Of its start tag, from 1. */
  line: number;
}

/** No format that is read here nests deeper. */
const MOST_LEVELS = 64;

/**
 * Goes through an XML text and hands over each element as it opens and, with its text, as it closes. A DOCTYPE is refused, and
 * with it every entity but the five of XML. Throws Refusal where the text is not well-formed.
 */
export async function readXml(text: string, on: { open: ElementHandler; close: ElementHandler }): Promise<void> {
  const { parser: makeParser } = (await import("sax")).default;
  const parser = makeParser(true, { position: true });
  let current: XmlElement | undefined;
  let levels = 0;
  parser.ondoctype = () => {
    throw new Refusal("It has a DOCTYPE, which can define entities without end. Remove it.");
  };
  parser.onerror = (error) => {
    const [reason = ""] = error.message.split("\n");
    throw new Refusal(`It is not well-formed XML (line ${parser.line + 1}: ${reason}). Export it again.`);
  };
  parser.onopentag = ({ name, attributes }) => {
    if (++levels > MOST_LEVELS)
      throw new Refusal(`It has more than ${MOST_LEVELS} elements within one another (line ${parser.line + 1}).`);
    const line = parser.line + 1;
    const plain = attributes as Record<string, string>;
    current = { name: localName(name), attributes: plain, text: "", values: new Map(), parent: current, line };
    on.open(current);
  };
  const addText = (more: string) => {
    if (current) current.text += more;
  };
  parser.ontext = addText;
  parser.oncdata = addText;
  parser.onclosetag = () => {
    levels--;
    if (!current) return;
    on.close(current);
    const { parent, name, text: own } = current;
    if (parent && !parent.values.has(name)) parent.values.set(name, own.trim());
    current = parent;
  };
  parser.write(text).close();
}

type ElementHandler = (element: XmlElement) => void;

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
