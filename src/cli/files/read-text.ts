import { decodeText } from "../../format/read/decode-text.ts";
import { faultInWords, readFileWithin } from "./read-file.ts";

/** A national file of a day of ships is some gigabytes: such is cut by ship or time first. */
const MOST_BYTES = 300_000_000;

/** Beginnings of files that are packed, and what to do. */
const PACKED: readonly { bytes: readonly number[]; what: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: "is a zip archive (KMZ files are). Unpack it and name the file in it" },
  { bytes: [0x1f, 0x8b], what: "is compressed with gzip. Unpack it first" },
];

/**
 * The text of a file in UTF-8, without a byte order mark. Throws Error, in a sentence that names the file and the line, where
 * there is none or the bytes are something else.
 */
export async function readTextOf(path: string): Promise<string> {
  const reading = await readFileWithin(path, MOST_BYTES);
  if (reading.kind !== "read") throw new Error(`"${path}" ${faultInWords(reading, MOST_BYTES)}.`);
  const { bytes } = reading;
  const packed = PACKED.find((signature) => signature.bytes.every((byte, index) => bytes[index] === byte));
  if (packed) throw new Error(`"${path}" ${packed.what}.`);
  const text = decodeText(bytes);
  if (typeof text === "string") return text.replace(/^\ufeff/, "");
  const line = (text.textBefore ?? "").split("\n").length;
  throw new Error(`"${path}" cannot be read. Line ${line}: ${text.message}`);
}
