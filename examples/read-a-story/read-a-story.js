// Reads a story folder, checks it against the base map, says where its route is at each chapter, and prints its sources.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bibliography, checkStory, frameAt, groundOf, modelOf, stillSecondsAt, tourOf } from "waybill";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name a story folder: node read-a-story.js FOLDER");

const names = (await readdir(folder)).filter((name) => /\.(json|geojson)$/.test(name));
const files = new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")])));

// The coast to some kilometers; `ground.detail` may give closer looks.
const ground = groundOf({ world: await readTopology("world") });
const result = checkStory(files, { ground });
for (const { file, line, severity, message } of result.problems) console.log(`${file}:${line} ${severity}: ${message}`);

if (result.ok) {
  const { story } = result;
  console.log(story.title);
  const tour = tourOf(modelOf(story), { width: 1280, height: 720 });
  for (const { chapter, startSeconds } of tour.schedule.chapters) {
    const { legs } = frameAt(tour, stillSecondsAt(tour.schedule, startSeconds));
    const travelled = legs.filter(({ travelledMeters }) => travelledMeters > 0).map(({ id }) => id);
    console.log(
      `${startSeconds.toFixed(1)} s  ${chapter.title}: ${travelled.join(", ") || "nothing has travelled yet"}`,
    );
  }
  console.log(bibliography(story, "text"));
} else process.exitCode = 1;

async function readTopology(name) {
  const file = fileURLToPath(import.meta.resolve(`waybill/assets/basemap/${name}.topo.json`));
  return JSON.parse(await readFile(file, "utf8"));
}
