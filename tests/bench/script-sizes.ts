import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** What a part of the built page's scripts is called in its file name, and what it is. */
const PARTS = {
  "maplibre-gl": "MapLibre GL JS, which draws the map",
  index: "the viewer, which every reader loads",
  "story.worker": "reads and checks the story, beside the page",
  "base-map.worker": "MapLibre's own worker, with the base map's conversion",
  "picture-maker": "makes pictures, when the first is asked for",
  "off-screen-map": "draws the inset and the maps of pictures",
  PictureDialog: "the dialog of pictures, likewise",
  "read-files": "reads the story where no worker starts",
} as const;

export type ScriptPart = keyof typeof PARTS;

export interface ScriptSize {
  part: ScriptPart;
  what: string;
  /** Bytes by gzip at level 9. */
  gzip: number;
}

/** Sizes of the scripts in the folder of a built page. */
export function scriptSizes(assets: string): ScriptSize[] {
  const names = readdirSync(assets).filter((name) => name.endsWith(".js"));
  return (Object.keys(PARTS) as ScriptPart[]).map((part) => {
    const name = names.find((candidate) => candidate.replace(/-[\w-]{8}\.js$/, "") === part);
    if (!name)
      throw new Error(`The built page has no script "${part}". Run npm run build, or correct the list of parts.`);
    return { part, what: PARTS[part], gzip: gzipSync(readFileSync(`${assets}/${name}`), { level: 9 }).length };
  });
}
