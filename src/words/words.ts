import type { Subject } from "../story/evidence.ts";
import type { CompanionMap } from "../tour/inset.ts";
import type { PlaceMark } from "../story/legend.ts";
import type { Basis, Location, Mode, Place, Story } from "../story/story.ts";

/** Plain words for the two axes, the same on page, map and picture. */
export const BASIS_WORDS: Record<Basis, string> = {
  "stated-by-official": "Stated by officials",
  "imagery-released-by-official": "Image released by officials",
  "independent-imagery": "Independent satellite imagery",
  documents: "Documents",
  inference: "Inference",
  context: "Context",
};

export const LOCATION_WORDS: Record<Location, string> = {
  exact: "line known",
  approximate: "approximate line",
  schematic: "schematic line",
  unknown: "way unknown",
};

export const MODE_WORDS: Record<Mode, string> = {
  sea: "By sea",
  rail: "By rail",
  road: "By road",
  air: "By air",
};

/** `By sea, schematic line`: one entry of the legend. */
export function certaintyInWords(mode: Mode, location: Location): string {
  return `${MODE_WORDS[mode]}, ${LOCATION_WORDS[location]}`;
}

export const LEGEND_TITLE = "How well the way is known";

const AREA_WORDS = "Area, no point is given";

/** Legend of what is drawn of places beside their points. */
export const MARK_WORDS: Record<PlaceMark, string> = { ring: "Place within some kilometres", area: AREA_WORDS };

/** Legend of the other ways that a leg may have gone. */
export function alternativeInWords(mode: Mode): string {
  return `${MODE_WORDS[mode]}, another possible way`;
}

/** Plain words for how well a leg or a place on the map is known. */
export function knownInWords(subject: Subject): string {
  if (subject.kind === "place") return placeInWords(subject.place);
  const { mode, stretches } = subject.leg;
  const kinds = [...new Set(stretches.map(({ location }) => LOCATION_WORDS[location]))];
  return `${MODE_WORDS[mode]}: ${kinds.join(", then ")}`;
}

function placeInWords({ role, location, precisionMeters }: Place): string {
  if (role === "area") return AREA_WORDS;
  const within = precisionMeters ? `, within about ${wholeKilometers(precisionMeters)} km` : "";
  return `${{ exact: "Point known", approximate: "Approximate point", schematic: "Schematic point", unknown: "Point unknown" }[location]}${within}`;
}

function wholeKilometers(meters: number): string {
  return meters < 1000 ? (meters / 1000).toFixed(1) : String(Math.round(meters / 1000));
}

/** Words on the map beside a way that nobody knows. */
export const UNKNOWN_WAY_WORDS = "Way unknown: no cited source gives it";

const LOCATOR_WORDS = "The whole route, with this map framed";

/** What a smaller map shows, in a line or several. */
export function companionMapInWords({ legs }: Story, shown: CompanionMap): string[] {
  if (shown.shows === "story") return [LOCATOR_WORDS];
  return legs.filter(({ id }) => shown.legIds.includes(id)).map(({ name }) => name);
}

/** `1 claim`, `2 claims`, `0 claims`: a number with a noun whose plural ends in s. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
