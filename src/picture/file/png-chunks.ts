/** One chunk of a PNG: four letters and its bytes. */
export interface PngChunk {
  type: string;
  data: Uint8Array;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length, type and checksum of a chunk. */
const CHUNK_FRAME = 12;

/**
 * The chunks of a PNG in file order (PNG specification, third edition, 5.3). Throws Error where the bytes are no PNG, end
 * early, or do not match a checksum; what follows IEND is left out.
 */
export function readChunks(png: Uint8Array): PngChunk[] {
  if (!isPng(png)) throw new Error("The file is not a PNG.");
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: PngChunk[] = [];
  for (let at = SIGNATURE.length; at + CHUNK_FRAME <= png.length;) {
    const length = view.getUint32(at);
    const end = at + CHUNK_FRAME + length;
    if (end > png.length) break;
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (crc32(png.subarray(at + 4, end - 4)) !== view.getUint32(end - 4))
      throw new Error(`The PNG is damaged: the checksum of its ${JSON.stringify(type)} chunk is wrong.`);
    chunks.push({ type, data: png.subarray(at + 8, end - 4) });
    if (type === "IEND") return chunks;
    at = end;
  }
  throw new Error("The PNG is not whole: it ends before its last chunk.");
}

/** A PNG of these chunks. Throws RangeError for a type that is not four letters. */
export function writeChunks(chunks: readonly PngChunk[]): Uint8Array<ArrayBuffer> {
  const size = chunks.reduce((sum, { data }) => sum + CHUNK_FRAME + data.length, SIGNATURE.length);
  const png = new Uint8Array(size);
  const view = new DataView(png.buffer);
  png.set(SIGNATURE);
  let at = SIGNATURE.length;
  for (const { type, data } of chunks) {
    if (!/^[A-Za-z]{4}$/.test(type)) throw new RangeError(`"${type}" is no type of a PNG chunk: it has four letters.`);
    view.setUint32(at, data.length);
    for (let letter = 0; letter < 4; letter++) png[at + 4 + letter] = type.charCodeAt(letter);
    png.set(data, at + 8);
    const end = at + 8 + data.length;
    view.setUint32(end, crc32(png.subarray(at + 4, end)));
    at = end + 4;
  }
  return png;
}

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** Width and height in pixels, from the header. Throws Error where a PNG has none. */
export function pngSize(chunks: readonly PngChunk[]): { width: number; height: number } {
  const header = chunks[0];
  if (header?.type !== "IHDR" || header.data.length < 8) throw new Error("The PNG has no header.");
  const view = new DataView(header.data.buffer, header.data.byteOffset);
  return { width: view.getUint32(0), height: view.getUint32(4) };
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** The checksum of a chunk: PNG specification, annex D. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) crc = CRC_TABLE[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
