import * as v from "valibot";
import { checkPlace, checkStretch, countPositions, MAX_POSITIONS } from "../checks/check-positions.ts";
import { STORY_FILES, type Draft, type DraftPlace, type DraftStretch, type Item } from "../draft.ts";
import { quoted, type FindingLog, type Path } from "../problem.ts";
import { fromGis } from "./gis-features.ts";
import { readJson } from "./read-json.ts";
import { ChapterShape, claimsFile, ClaimShape, FORMAT, storyFile, UnknownShape } from "../schema/schema.ts";
import { featureFile, PlaceShape, StretchShape } from "../schema/schema-geojson.ts";
import { SourceShape, sourcesFile } from "../schema/schema-sources.ts";
import type { Source } from "../../story/story.ts";
import type { StoryFiles, UnreadFile } from "../unread-file.ts";
import { isPlainObject, validate } from "./validate.ts";

/** At most so many places, stretches, claims, sources, chapters or unknowns each. */
export const MAX_ITEMS = 50_000;

interface Reading {
  values: ReadonlyMap<string, unknown>;
  log: FindingLog;
}

/**
 * Reads the five files one by one; `texts` gets the text of each, without byte order mark. `onProgress` is told the share
 * of the texts that is read.
 */
export function readDraft(
  files: StoryFiles,
  texts: Map<string, string>,
  log: FindingLog,
  onProgress: (share: number) => void,
): Draft {
  const values = new Map<string, unknown>();
  const wholeLength = STORY_FILES.reduce((sum, file) => sum + lengthOf(files.get(file)), 0);
  let readLength = 0;
  for (const file of STORY_FILES) {
    const rawText = files.get(file);
    if (typeof rawText === "object") {
      const { code, message, textBefore = "" } = rawText;
      const before = textBefore.replace(/^\uFEFF/, "");
      texts.set(file, before);
      log.error(file, [], code, message, { offset: before.length });
      continue;
    }
    if (rawText === undefined) {
      texts.set(file, "");
      const message = `The file ${file} is missing; a story folder has ${STORY_FILES.join(", ")}. Add it.`;
      log.error(file, [], "missing-file", message, { offset: 0 });
      continue;
    }
    const { text, value } = readJson(file, rawText, log);
    texts.set(file, text);
    const asFormat = file.endsWith(".geojson") ? fromGis(file, value, log) : value;
    if (asFormat !== undefined) values.set(file, asFormat);
    if (file === "story.json" && isNewer(value, log)) return nothingRead();
    readLength += rawText.length;
    onProgress(readLength / Math.max(wholeLength, 1));
  }
  reportUnknownFiles(files, log);
  const reading = { values, log };
  const parts = { ...readStoryFile(reading), ...readPlacesAndLegs(reading), ...readClaimsAndSources(reading) };
  return { ...parts, ids: idsOf(values), isWhole: !log.hasErrors };
}

/** True where the story is of a later format: then nothing else can be said of its files. */
function isNewer(story: unknown, log: FindingLog): boolean {
  const format = isPlainObject(story) ? story["format"] : undefined;
  if (typeof format !== "number" || !Number.isInteger(format) || format <= FORMAT) return false;
  const message = `This story is of format ${format}; this Waybill reads format ${FORMAT}. Install a newer Waybill.`;
  log.error("story.json", ["format"], "unsupported-format", message);
  return true;
}

function nothingRead(): Draft {
  const ids = { places: undefined, legs: undefined, claims: undefined, sources: undefined };
  const lists = { chapters: [], unknowns: [], places: [], stretches: [], claims: [], sources: [] };
  return { head: undefined, ...lists, brokenLegs: new Set(), ids, isWhole: false };
}

function lengthOf(file: string | UnreadFile | undefined): number {
  return typeof file === "string" ? file.length : 0;
}

function reportUnknownFiles(files: StoryFiles, log: FindingLog) {
  const known: readonly string[] = [...STORY_FILES, "README.md"];
  for (const file of [...files.keys()].filter((name) => !known.includes(name)).sort()) {
    const message = `The file ${quoted(file)} is no part of a story; only ${known.join(", ")} are read. Move it elsewhere.`;
    log.warning(file, [], "unknown-file", message, { offset: 0 });
  }
}

function readStoryFile({ values, log }: Reading): Pick<Draft, "head" | "chapters" | "unknowns"> {
  const file = "story.json";
  const value = values.get(file);
  if (value === undefined) return { head: undefined, chapters: [], unknowns: [] };
  const head = validate(storyFile(v.unknown(), v.unknown()), value, { file, path: [] }, log);
  return {
    head,
    chapters: readItems(listIn(value, "chapters"), ChapterShape, { file, path: ["chapters"] }, log),
    unknowns: readItems(listIn(value, "unknowns"), UnknownShape, { file, path: ["unknowns"] }, log),
  };
}

function readPlacesAndLegs({ values, log }: Reading): Pick<Draft, "places" | "stretches" | "brokenLegs"> {
  const [places, legs] = (["places.geojson", "legs.geojson"] as const).map((file) => {
    const value = values.get(file);
    if (value !== undefined)
      validate(
        featureFile(v.unknown(), { atLeast: file === "places.geojson" ? 1 : 0 }),
        value,
        { file, path: [] },
        log,
      );
    return listIn(value, "features");
  }) as [unknown[], unknown[]];
  let withinLimit = true;
  const positions = countPositions(places) + countPositions(legs);
  if (positions > MAX_POSITIONS) {
    withinLimit = false;
    const message = `The story has ${positions} positions; at most ${MAX_POSITIONS} are read. Simplify its lines.`;
    log.error("legs.geojson", ["features"], "too-many-positions", message);
  }
  const placeItems = readItems(places, PlaceShape, { file: "places.geojson", path: ["features"] }, log);
  const legItems = readItems(legs, StretchShape, { file: "legs.geojson", path: ["features"] }, log);
  const draftPlaces = withinLimit ? placeItems.map((item) => checkPlace(item, log)) : [];
  const stretches = withinLimit ? legItems.map((item) => checkStretch(item, log)) : [];
  const good = stretches.filter((stretch): stretch is DraftStretch => stretch !== undefined);
  return {
    places: draftPlaces.filter((place): place is DraftPlace => place !== undefined),
    stretches: good,
    brokenLegs: brokenLegsOf(legs, new Set(good.map((stretch) => stretch.path[1]))),
  };
}

function readClaimsAndSources({ values, log }: Reading): Pick<Draft, "claims" | "sources"> {
  const claims = values.get("claims.json");
  const sources = values.get("sources.json");
  if (claims !== undefined) validate(claimsFile(v.unknown()), claims, { file: "claims.json", path: [] }, log);
  if (sources !== undefined) validate(sourcesFile(v.unknown()), sources, { file: "sources.json", path: [] }, log);
  const sourceList: unknown[] = Array.isArray(sources) ? sources : [];
  return {
    claims: readItems(listIn(claims, "claims"), ClaimShape, { file: "claims.json", path: ["claims"] }, log),
    sources: readItems(sourceList, SourceShape, { file: "sources.json", path: [] }, log) as Item<Source>[],
  };
}

function readItems<Schema extends v.GenericSchema>(
  list: readonly unknown[],
  schema: Schema,
  at: { file: string; path: Path },
  log: FindingLog,
): Item<v.InferOutput<Schema>>[] {
  const items: Item<v.InferOutput<Schema>>[] = [];
  if (list.length > MAX_ITEMS) {
    const message = `This list has ${list.length} items; at most ${MAX_ITEMS} are read. Split the story.`;
    log.error(at.file, at.path, "too-many-items", message);
    return items;
  }
  for (const [index, raw] of list.entries()) {
    if (log.isFull) break;
    const path = [...at.path, index];
    const value = validate(schema, raw, { file: at.file, path }, log);
    if (value !== undefined) items.push({ value, path });
  }
  return items;
}

function listIn(value: unknown, key: string): unknown[] {
  const list = isPlainObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return Array.isArray(list) ? list : [];
}

function idsOf(values: ReadonlyMap<string, unknown>): Draft["ids"] {
  const features = (file: string) => listIn(values.get(file), "features");
  const claims = values.get("claims.json");
  const sources = values.get("sources.json");
  const legFile = values.get("legs.geojson");
  const legList = isPlainObject(legFile) ? legFile["features"] : undefined;
  const hasClaims = isPlainObject(claims) && Array.isArray(claims["claims"]);
  return {
    // A list without Features is a fault of its own, told once.
    places: features("places.geojson").length > 0 ? textsOf(features("places.geojson"), idOf) : undefined,
    legs: Array.isArray(legList) ? textsOf(legList, legOf) : undefined,
    claims: hasClaims ? textsOf(listIn(claims, "claims"), idOf) : undefined,
    sources: Array.isArray(sources) ? textsOf(sources, idOf) : undefined,
  };
}

function textsOf(items: readonly unknown[], of: (item: unknown) => unknown): Set<string> {
  return new Set(items.map(of).filter((id): id is string => typeof id === "string"));
}

function idOf(item: unknown): unknown {
  return isPlainObject(item) ? item["id"] : undefined;
}

function legOf(feature: unknown): unknown {
  const properties = isPlainObject(feature) ? feature["properties"] : undefined;
  return isPlainObject(properties) ? properties["leg"] : undefined;
}

/** All legs are called broken where a broken Feature does not say of which leg it is. */
function brokenLegsOf(features: readonly unknown[], goodIndexes: ReadonlySet<unknown>): Set<string> {
  const broken = features.filter((_feature, index) => !goodIndexes.has(index)).map(legOf);
  const isUnclear = broken.some((leg) => typeof leg !== "string");
  return new Set((isUnclear ? features.map(legOf) : broken).filter((leg) => typeof leg === "string"));
}
