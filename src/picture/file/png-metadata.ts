import { readChunks, writeChunks, type PngChunk } from "./png-chunks.ts";

export interface PngMetadata {
  /** An XMP packet. */
  xmp: string;
  dpi: number;
}

/** XMP specification, part 3, 1.1.5: where a PNG keeps its packet. */
const XMP_KEYWORD = "XML:com.adobe.xmp";
/** After the keyword: its end, no compression (two bytes), no language, no translated keyword. */
const XMP_HEAD = `${XMP_KEYWORD}\0\0\0\0\0`;
/** Chunks with other statements on colours, sizes and times. */
const REPLACED = ["sRGB", "gAMA", "cHRM", "iCCP", "cICP", "pHYs", "tIME"];
const METERS_PER_INCH = 0.0254;

/**
 * The same picture with its metadata right after the header, where a reader of the file's beginning finds it: sRGB with
 * perceptual intent, the density, and the packet. Other packets, colour statements and times are left out, so that the
 * same picture is the same bytes.
 */
export function withMetadata(png: Uint8Array, { xmp, dpi }: PngMetadata): Uint8Array<ArrayBuffer> {
  const [header, ...rest] = readChunks(png);
  const density = new Uint8Array(9);
  const view = new DataView(density.buffer);
  const perMeter = Math.round(dpi / METERS_PER_INCH);
  view.setUint32(0, perMeter);
  view.setUint32(4, perMeter);
  density[8] = 1;
  return writeChunks([
    header!,
    { type: "sRGB", data: Uint8Array.of(0) },
    { type: "pHYs", data: density },
    { type: "iTXt", data: new TextEncoder().encode(XMP_HEAD + xmp) },
    ...rest.filter((chunk) => !REPLACED.includes(chunk.type) && packetOf(chunk) === undefined),
  ]);
}

/** The XMP packet of a PNG, or undefined where it carries none. Throws Error as `readChunks` does. */
export function xmpOf(png: Uint8Array): string | undefined {
  for (const chunk of readChunks(png)) {
    const packet = packetOf(chunk);
    if (packet !== undefined) return packet;
  }
  return undefined;
}

function packetOf({ type, data }: PngChunk): string | undefined {
  if (type !== "iTXt") return undefined;
  const keywordEnd = data.indexOf(0);
  if (new TextDecoder().decode(data.subarray(0, keywordEnd)) !== XMP_KEYWORD) return undefined;
  const languageEnd = data.indexOf(0, keywordEnd + 3);
  const start = data.indexOf(0, languageEnd + 1) + 1;
  return new TextDecoder().decode(data.subarray(start));
}
