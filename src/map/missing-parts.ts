import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import type { BaseSource } from "../basemap/base-map.ts";
import { MISSED_FIRST, type MissingFile, type Part } from "../basemap/base-map-files.ts";
import type { MissingPartWords } from "../words/interface.ts";
import { failedFonts, sourceAnswer } from "./maplibre/private-members.ts";

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
  async inWords(isWhole: boolean, words: MissingPartWords): Promise<string | undefined> {
    const parts = this.files.map(({ file }) => file);
    const [first] = this.files;
    const sentences = [
      ...(first ? [words.parts(parts, fileName(first.address), first.reason)] : []),
      ...(isWhole ? [] : [words.notYetThere]),
    ];
    // A font that is still under way is not waited for.
    const fonts = isWhole ? await this.fonts() : [];
    if (fonts.length > 0) sentences.push(words.otherFont);
    return sentences.length > 0 ? sentences.join(" ") : undefined;
  }
}

function fileName(address: string): string {
  return address.slice(address.lastIndexOf("/") + 1);
}
