import { faultInWords, readFileWithin } from "./read-file.ts";

/** A national file of a day of ships is some gigabytes: such is cut by ship or time first. */
const MOST_BYTES = 300_000_000;

/** Beginnings of files that are no text in UTF-8, and what to do. */
const SIGNATURES: readonly { bytes: readonly number[]; what: string }[] = [
  { bytes: [0xff, 0xfe], what: "is in UTF-16. Save it in UTF-8" },
  { bytes: [0xfe, 0xff], what: "is in UTF-16. Save it in UTF-8" },
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: "is a zip archive (KMZ files are). Unpack it and name the file in it" },
  { bytes: [0x1f, 0x8b], what: "is compressed with gzip. Unpack it first" },
];

/** The text of a file in UTF-8. Throws Error, in a sentence that names the file, where there is none or the bytes are something else. */
export async function readTextOf(path: string): Promise<string> {
  const reading = await readFileWithin(path, MOST_BYTES);
  if (reading.kind !== "read") throw new Error(`"${path}" ${faultInWords(reading, MOST_BYTES)}.`);
  const { bytes } = reading;
  const known = SIGNATURES.find((signature) => signature.bytes.every((byte, index) => bytes[index] === byte));
  if (known) throw new Error(`"${path}" ${known.what}.`);
  if (bytes.subarray(0, 1_000).includes(0))
    throw new Error(`"${path}" is no text, or is in UTF-16. Save it as text in UTF-8.`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error(`"${path}" is not in UTF-8, perhaps in Windows-1252. Save it in UTF-8.`, { cause });
  }
}
