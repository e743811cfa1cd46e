import { addProtocol, type RequestTransformFunction } from "maplibre-gl";
import { patientFetch } from "../../basemap/patient-fetch.ts";

const SCHEME = "map-font";
/** The first letters of a WOFF2 file. */
const SIGNATURE = "wOF2";

addProtocol(SCHEME, async ({ url }) => ({ data: await patientFetch(url.slice(`${SCHEME}://`.length), fontOf) }));

/** Has MapLibre ask for font files as `patientFetch` does: by itself it waits for ever. For a map's `transformRequest`. */
export const askPatiently: RequestTransformFunction = (url, kind) => ({
  url: kind === "Glyphs" ? `${SCHEME}://${url}` : url,
});

function fontOf(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer {
  if (new TextDecoder().decode(bytes.subarray(0, SIGNATURE.length)) !== SIGNATURE) throw new Error("it is no font");
  return bytes.buffer;
}
