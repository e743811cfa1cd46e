import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import type { BaseSource } from "../basemap/base-map.ts";
import { MISSED_FIRST, type MissingFile, type Part } from "../basemap/base-map-files.ts";
import { failedFonts, sourceAnswer } from "./maplibre/private-members.ts";

/** The things that a reader does not see without a file. */
const HOLDS: Record<Part, string> = {
  world: "coasts, countries and their names",
  detail: "the detail of some coasts",
  rivers: "rivers",
};

/** The parts that are missing from a map: they could not be loaded, or have not come yet. */
export class MissingParts {
  readonly #map: MapLibreMap;
  readonly #files = new Map<Part, MissingFile>();

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /** Takes what the worker said of a source that was loaded: to be called before MapLibre's copy of it is put aside. */
  note(source: GeoJSONSource): void {
    const answer = sourceAnswer(source) as Partial<BaseSource> | undefined;
    for (const missing of answer?.missing ?? []) this.#files.set(missing.file, missing);
  }

  /** Takes what the worker said of a tile of the detailed map that cannot be had: the address of a file, and why. */
  noteDetail(message: string): void {
    const [address = "", ...reason] = message.split(": ");
    this.#files.set("detail", { file: "detail", address, reason: reason.join(": ") });
  }

  get files(): MissingFile[] {
    return MISSED_FIRST.flatMap((file) => this.#files.get(file) ?? []);
  }

  get hasNoLand(): boolean {
    return this.#files.has("world") && this.#map.style !== undefined;
  }

  /** Addresses of fonts that names on the map need and that could not be loaded: MapLibre draws on with others. */
  async fonts(): Promise<string[]> {
    // Without graphics there is no style.
    return this.#map.style ? failedFonts(this.#map) : [];
  }

  /** For a reader, in sentences; undefined where nothing is missing. `isWhole` is false while something may yet come. */
  async inWords(isWhole: boolean): Promise<string | undefined> {
    const files = this.files;
    const held = files.map(({ file }) => HOLDS[file]);
    const first = files[0] && `${fileName(files[0].address)}: ${files[0].reason}`;
    const sentences = [
      ...(first ? [`The map is drawn without ${inList(held)}, which could not be loaded (${first}).`] : []),
      ...(isWhole ? [] : ["Parts of the map have not come yet; they are drawn as soon as they come."]),
    ];
    // A font that is still under way is not waited for.
    const fonts = isWhole ? await this.fonts() : [];
    if (fonts.length > 0) sentences.push("Names on the map are drawn with another font: its own could not be loaded.");
    return sentences.length > 0 ? sentences.join(" ") : undefined;
  }
}

function inList(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function fileName(address: string): string {
  return address.slice(address.lastIndexOf("/") + 1);
}
