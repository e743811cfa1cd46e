// Prints how long `waybill check` takes and how much memory for stories of 10^4, 10^5 and 10^6 positions.
// `npm run bench:check`; with `--assert` it exits with 1 where the largest takes more than 10 s or 1.5 GB.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SIZES = [10_000, 100_000, 1_000_000];
/** With the two places it runs between, a leg has this many. */
const POSITIONS_PER_LEG = 10_000;
const IN_LINE = POSITIONS_PER_LEG - 2;
const MOST_CLAIMS = 10_000;
const MOST_SECONDS = 10;
const MOST_BYTES = 1.5e9;

interface Measured {
  positions: number;
  claims: number;
  seconds: number;
  bytes: number;
}

/** Rail lines of 10,000 positions over the plains of Siberia, and claims about them, 1 for every 100 positions. */
function writeStory(folder: string, positions: number): number {
  const legs = Array.from({ length: positions / POSITIONS_PER_LEG }, (_, leg) => {
    const lat = 55 + (leg % 10) / 10;
    const coordinates = Array.from({ length: IN_LINE }, (_, index) => {
      const lon = 60 + (index * 40) / (IN_LINE - 1);
      return [round(lon), round(lat + Math.sin(index / 50) * 0.02 * Math.sin((Math.PI * index) / IN_LINE))];
    });
    const ends = { from: `west-${leg}`, to: `east-${leg}`, when: "2024-03" };
    const properties = {
      leg: `leg-${leg}`,
      name: `By rail, line ${leg}`,
      mode: "rail",
      ...ends,
      location: "schematic",
    };
    return {
      ...{ type: "Feature", id: `line-${leg}`, geometry: { type: "LineString", coordinates } },
      properties: { ...properties, provenance: "Computed.", citations: [{ source: "paper", quote: "by rail" }] },
    };
  });
  const places = legs.flatMap(({ geometry }, leg) =>
    (["west", "east"] as const).map((side) => ({
      ...{ type: "Feature", id: `${side}-${leg}` },
      geometry: { type: "Point", coordinates: geometry.coordinates.at(side === "west" ? 0 : -1) },
      properties: {
        ...{ name: `${side} ${leg}`, role: "stop", location: "approximate", precisionMeters: 2000 },
        ...{ provenance: "Computed.", citations: [{ source: "paper" }] },
      },
    })),
  );
  const claims = Array.from({ length: Math.min(MOST_CLAIMS, positions / 100) }, (_, index) => ({
    ...{ id: `claim-${index}`, about: `leg-${index % legs.length}`, when: "2024-03", attributedTo: "A paper" },
    text: `A paper says that train ${index} went 12 km further east. It is likely that it came back.`,
    ...{ basis: "documents", citations: [{ source: "paper", quote: "by rail" }] },
  }));
  const story = {
    ...{ id: "bench", title: "Trains", standfirst: "A paper says trains ran.", language: "en", asOf: "2024-04" },
    ...{ borderPolicy: "None.", movementNote: "Illustrative.", credit: "Waybill", attribution: [], unknowns: [] },
    ...{ countries: ["RUS", "KAZ"] },
    chapters: [{ id: "all", title: "All", shortTitle: "All", shows: ["story"] }],
  };
  const source = { id: "paper", type: "article-newspaper", title: "Trains", issued: { "date-parts": [[2024, 3]] } };
  const features = (list: unknown[]) => ({ type: "FeatureCollection", features: list });
  const files = { "story.json": story, "places.geojson": features(places), "legs.geojson": features(legs) };
  for (const [name, value] of Object.entries({ ...files, "claims.json": { claims }, "sources.json": [source] }))
    writeFileSync(join(folder, name), JSON.stringify(value));
  return claims.length;
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

function measure(positions: number): Measured {
  const folder = mkdtempSync(join(tmpdir(), "waybill-bench-"));
  try {
    const claims = writeStory(folder, positions);
    const code = `import { register } from "tsx/esm/api"; register();
      const { run } = await import(${JSON.stringify(pathToFileURL(join(ROOT, "src/cli/run.ts")).href)});
      process.exitCode = await run(["check", ${JSON.stringify(folder)}]);
      process.stdout.write(String(process.resourceUsage().maxRSS * 1024) + "\\n");`;
    const started = performance.now();
    const child = spawnSync(process.execPath, ["--input-type=module", "-e", code], { cwd: ROOT, encoding: "utf8" });
    const seconds = (performance.now() - started) / 1000;
    if (child.status !== 0) throw new Error(`waybill check failed: ${child.stdout.slice(0, 2000)}${child.stderr}`);
    return { positions, claims, seconds, bytes: Number(child.stdout.trimEnd().split("\n").at(-1)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const rows = SIZES.map(measure);
process.stdout.write("positions   claims  seconds  peak MB\n");
for (const { positions, claims, seconds, bytes } of rows)
  process.stdout.write(
    `${String(positions).padStart(9)} ${String(claims).padStart(8)} ${seconds.toFixed(2).padStart(8)} ${(bytes / 1e6).toFixed(0).padStart(8)}\n`,
  );
const [, middle, last] = rows as [Measured, Measured, Measured];
const slope = Math.log10(last.seconds / middle.seconds) / Math.log10(last.positions / middle.positions);
process.stdout.write(`Growth from 10^5 to 10^6: seconds ~ positions^${slope.toFixed(2)} (1 is in step).\n`);
if (process.argv.includes("--assert") && (last.seconds > MOST_SECONDS || last.bytes > MOST_BYTES)) {
  process.stderr.write(`The largest story took more than ${MOST_SECONDS} s or ${MOST_BYTES / 1e9} GB.\n`);
  process.exitCode = 1;
}
