import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

const STORED = fileURLToPath(new URL("base-map/", import.meta.url));
/** Where what was drawn instead, and the difference, are put for a look. */
const REJECTED = fileURLToPath(new URL("../output/golden/", import.meta.url));
const BROWSER_FILE = `${STORED}browser.txt`;

/** MapLibre's own, for its render tests: how far apart two colours must be to count as different. */
const THRESHOLD = 0.1285;

/** The golden picture of a name. Throws Error where there is none yet. */
export function readGolden(name: string): PNG {
  const path = `${STORED}${name}.png`;
  if (!existsSync(path))
    throw new Error(
      `There is no golden picture ${name}.png. Make it with UPDATE_GOLDEN=1 npx vitest run tests/golden.`,
    );
  return PNG.sync.read(readFileSync(path));
}

export function writeGolden(name: string, image: PNG): void {
  writeFileSync(`${STORED}${name}.png`, PNG.sync.write(image, { deflateLevel: 9 }));
}

/** Version of the browser that drew the golden pictures. */
export function goldenBrowser(): string {
  return readFileSync(BROWSER_FILE, "utf8").trim();
}

export function writeGoldenBrowser(version: string): void {
  writeFileSync(BROWSER_FILE, `${version}\n`);
}

/** Share of pixels, 0 to 1, in which two pictures of one size differ; and those pixels, marked. */
export function difference(golden: PNG, drawn: PNG): { share: number; marked: PNG } {
  const { width, height } = golden;
  if (drawn.width !== width || drawn.height !== height)
    throw new RangeError(`Drawn at ${drawn.width} x ${drawn.height} instead of ${width} x ${height}.`);
  const marked = new PNG({ width, height });
  const count = pixelmatch(golden.data, drawn.data, marked.data, width, height, { threshold: THRESHOLD });
  return { share: count / (width * height), marked };
}

/** Keeps a picture that was refused beside its difference; returns the folder. */
export function keepRejected(name: string, drawn: PNG, marked: PNG): string {
  mkdirSync(REJECTED, { recursive: true });
  writeFileSync(`${REJECTED}${name}.drawn.png`, PNG.sync.write(drawn));
  writeFileSync(`${REJECTED}${name}.difference.png`, PNG.sync.write(marked));
  return REJECTED;
}
