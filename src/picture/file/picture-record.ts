import type { LayoutName } from "../request/picture-sizes.ts";
import { cleanText, elementOf, readField, readList } from "./xmp-text.ts";

/** The facts that a picture carries in its file: who claims what, from which sources, and how it was made. */
export interface PictureRecord {
  title: string;
  caption: string;
  credit: string;
  /** Credits that data licences oblige us to print, with the credit. */
  rights: string;
  /** One line for each source of the story, beginning with its number. */
  sources: readonly string[];
  altShort: string;
  altFull: string;
  /** BCP 47. */
  language: string;
  story: string;
  /** A moment as `secondsOf` reads it. */
  moment: string;
  theme: string;
  layout: LayoutName;
  /** `sha256:` and 64 hexadecimal digits, as `dataHash` gives it. */
  dataHash: string;
  /** `Waybill 0.1.0`. */
  madeWith: string;
  /** Address of the page, where it is published. */
  address?: string;
}

const NAMESPACES = {
  dc: "http://purl.org/dc/elements/1.1/",
  photoshop: "http://ns.adobe.com/photoshop/1.0/",
  xmp: "http://ns.adobe.com/xap/1.0/",
  xmpRights: "http://ns.adobe.com/xap/1.0/rights/",
  Iptc4xmpCore: "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
  Iptc4xmpExt: "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
  waybill: "urn:waybill:picture:1/",
} as const;
/** IPTC NewsCodes: what data and a program draw. */
const DATA_DRIVEN = "http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia";
/** XMP specification, part 1, 7.3.2: fixed, so that programs find a packet in any file. */
const PACKET_ID = "W5M0MpCehiHzreSzNTczkc9d";

/** The record as an XMP packet: the fields of IPTC Photo Metadata for people, and our own for `readRecord`. */
export function writeRecord(record: PictureRecord): string {
  const permalink = permalinkOf(record);
  const elements = [
    alternatives("dc:title", record.title, record.language),
    alternatives("dc:description", record.caption, record.language),
    `<dc:creator><rdf:Seq>${elementOf("rdf:li", record.credit)}</rdf:Seq></dc:creator>`,
    alternatives("dc:rights", record.rights, record.language),
    elementOf("photoshop:Credit", record.credit),
    elementOf("photoshop:Source", record.sources.join("; ")),
    elementOf("xmp:CreatorTool", record.madeWith),
    record.address === undefined ? "" : elementOf("xmpRights:WebStatement", record.address),
    alternatives("Iptc4xmpCore:AltTextAccessibility", record.altShort, record.language),
    alternatives("Iptc4xmpCore:ExtDescrAccessibility", record.altFull, record.language),
    elementOf("Iptc4xmpExt:DigitalSourceType", DATA_DRIVEN),
    elementOf("waybill:language", record.language),
    elementOf("waybill:story", record.story),
    elementOf("waybill:moment", record.moment),
    elementOf("waybill:theme", record.theme),
    elementOf("waybill:layout", record.layout),
    elementOf("waybill:dataHash", record.dataHash),
    elementOf("waybill:permalink", permalink),
    `<waybill:sources><rdf:Seq>${record.sources.map((line) => elementOf("rdf:li", line)).join("")}</rdf:Seq></waybill:sources>`,
  ];
  const names = Object.entries(NAMESPACES).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return [
    `<?xpacket begin="\ufeff" id="${PACKET_ID}"?>`,
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about=""${names.join("")}>`,
    ...elements.filter(Boolean),
    "</rdf:Description>",
    "</rdf:RDF>",
    "</x:xmpmeta>",
    '<?xpacket end="r"?>',
  ].join("\n");
}

/** The record of a packet, also of one that another program has rewritten; undefined where it is not ours. */
export function readRecord(packet: string): PictureRecord | undefined {
  const field = (name: string) => readField(packet, name);
  const [story, moment, dataHash] = ["waybill:story", "waybill:moment", "waybill:dataHash"].map(field);
  if (story === undefined || moment === undefined || dataHash === undefined) return undefined;
  const address = field("xmpRights:WebStatement");
  return {
    title: field("dc:title") ?? "",
    caption: field("dc:description") ?? "",
    credit: field("photoshop:Credit") ?? "",
    rights: field("dc:rights") ?? "",
    sources: readList(packet, "waybill:sources"),
    altShort: field("Iptc4xmpCore:AltTextAccessibility") ?? "",
    altFull: field("Iptc4xmpCore:ExtDescrAccessibility") ?? "",
    language: field("waybill:language") ?? "",
    story,
    moment,
    theme: field("waybill:theme") ?? "",
    layout: field("waybill:layout") === "map" ? "map" : "full",
    dataHash,
    madeWith: field("xmp:CreatorTool") ?? "",
    ...(address === undefined ? {} : { address }),
  };
}

/** The address of the page at the picture's moment; only its fragment where the page's address is not known. */
export function permalinkOf({ address = "", moment }: Pick<PictureRecord, "address" | "moment">): string {
  return `${address}#at=${encodeURIComponent(moment)}`;
}

/** XMP asks for an `x-default`; the story's language stands beside it. */
function alternatives(name: string, text: string, language: string): string {
  const attribute = cleanText(language).replaceAll('"', "");
  const items = [
    `<rdf:li xml:lang="x-default">${cleanText(text)}</rdf:li>`,
    ...(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(attribute)
      ? [`<rdf:li xml:lang="${attribute}">${cleanText(text)}</rdf:li>`]
      : []),
  ];
  return `<${name}><rdf:Alt>${items.join("")}</rdf:Alt></${name}>`;
}
