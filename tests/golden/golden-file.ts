import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG, type PNGOptions } from "pngjs";

/** Which pictures: each set has a folder. Those of the gallery are the ones that the documentation shows. */
export type GoldenSet = "base-map" | "route" | "gallery";

/** Where what was drawn instead, and the difference, are put for a look. */
const REJECTED = fileURLToPath(new URL("../output/golden/", import.meta.url));

/**
 * How far apart two colours must be to count as different. What the same browser draws is compared closely, the soft edges
 * of lines too: a pale border that is a pixel wider gains half a pixel at each side, which the coarse measure (MapLibre's
 * own, for its render tests) does not see. Another browser draws all those edges anew, so there the coarse one serves.
 */
const CLOSELY = { threshold: 0.05, includeAA: true };
const COARSELY = { threshold: 0.1285, includeAA: false };

/** Share of pixels that may differ: none do where the browser is the same. */
const GATE = 0.00025;
/** Another browser rasterizes text and lines anew, all along their edges. */
const GATE_OF_ANOTHER_BROWSER = 0.02;

/** How a drawing is compared with its golden picture, and the share of pixels that may differ. */
export interface Gate {
  share: number;
  measure: { threshold: number; includeAA: boolean };
}
export const CLOSE_GATE: Gate = { share: GATE, measure: CLOSELY };

/** The gate for what a browser of this version draws of a set. */
export function gateFor(browserVersion: string, set: GoldenSet = "base-map"): Gate {
  const drawnBy = goldenBrowser(set);
  if (browserVersion === drawnBy) return CLOSE_GATE;
  console.warn(
    `The golden pictures of ${set} were drawn by Chromium ${drawnBy}, this is ${browserVersion}: ` +
      `${GATE_OF_ANOTHER_BROWSER * 100} % of the pixels may differ instead of ${GATE * 100} %.`,
  );
  return { share: GATE_OF_ANOTHER_BROWSER, measure: COARSELY };
}

/** The folder of a set, with a slash at its end. */
export function folderOf(set: GoldenSet): string {
  return fileURLToPath(new URL(set === "gallery" ? "../../docs/gallery/" : `${set}/`, import.meta.url));
}

/** The command that makes the pictures of a set anew. */
export function renewalOf(set: GoldenSet): string {
  return set === "gallery" ? "npm run pictures" : "UPDATE_GOLDEN=1 npx vitest run tests/golden";
}

/** The golden picture of a name. Throws Error where there is none yet. */
export function readGolden(name: string, set: GoldenSet = "base-map"): PNG {
  const path = `${folderOf(set)}${name}.png`;
  if (!existsSync(path)) throw new Error(`There is no golden picture ${name}.png. Make it with ${renewalOf(set)}.`);
  return PNG.sync.read(readFileSync(path));
}

/** Writes a golden picture; one without colour in one channel. */
export function writeGolden(name: string, image: PNG, set: GoldenSet = "base-map", options: PNGOptions = {}): void {
  mkdirSync(folderOf(set), { recursive: true });
  writeFileSync(`${folderOf(set)}${name}.png`, PNG.sync.write(image, { deflateLevel: 9, ...options }));
}

/** Version of the browser that drew the golden pictures of a set. */
export function goldenBrowser(set: GoldenSet = "base-map"): string {
  return readFileSync(`${folderOf(set)}browser.txt`, "utf8").trim();
}

export function writeGoldenBrowser(version: string, set: GoldenSet = "base-map"): void {
  mkdirSync(folderOf(set), { recursive: true });
  writeFileSync(`${folderOf(set)}browser.txt`, `${version}\n`);
}

/** Share of pixels, 0 to 1, in which two pictures of one size differ; and those pixels, marked. */
export function difference(golden: PNG, drawn: PNG, { measure }: Gate = CLOSE_GATE): { share: number; marked: PNG } {
  const { width, height } = golden;
  if (drawn.width !== width || drawn.height !== height)
    throw new RangeError(`Drawn at ${drawn.width} x ${drawn.height} instead of ${width} x ${height}.`);
  const marked = new PNG({ width, height });
  const count = pixelmatch(golden.data, drawn.data, marked.data, width, height, measure);
  return { share: count / (width * height), marked };
}

/** Keeps a picture that was refused beside its difference; returns the folder. */
export function keepRejected(name: string, drawn: PNG, marked: PNG): string {
  mkdirSync(REJECTED, { recursive: true });
  writeFileSync(`${REJECTED}${name}.drawn.png`, PNG.sync.write(drawn));
  writeFileSync(`${REJECTED}${name}.difference.png`, PNG.sync.write(marked));
  return REJECTED;
}
