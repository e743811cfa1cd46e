import type { Feature, Position } from "geojson";
import type { FilterSpecification, LayerSpecification, SymbolLayerSpecification } from "maplibre-gl";
import type { Box } from "../../geometry/screen-boxes.ts";
import { extentOf } from "../../geometry/bounds.ts";
import { lineOf } from "../../geometry/line.ts";
import { polygonsOf } from "../../geometry/polygon.ts";
import { pointAlong, type MeasuredLine } from "../../geometry/measured-line.ts";
import { mercatorX, mercatorY, metersPerPixel, zoomOf } from "../../geometry/mercator.ts";
import type { StoryModel } from "../../story/story-model.ts";
import { isPlanned, statusOf } from "../../story/leg-status.ts";
import { LEG_STATUSES, type LegStatus, type Place } from "../../story/story.ts";
import type { MeasuredLeg } from "../../story/measured-legs.ts";
import type { Words } from "../../words/interface.ts";
import { MAP_FONTS } from "./font-faces.ts";
import { AREA_LABEL_LAYER, LEG_STATUS_LAYER, PLACES_SOURCE, UNKNOWN_WAY_LAYER } from "./layer-ids.ts";
import type { Theme } from "./theme.ts";

/** The size of the story's names on the map, in CSS pixels. */
export const LABEL_SIZE = 15;

type VariableAnchors = NonNullable<SymbolLayerSpecification["layout"]>["text-variable-anchor-offset"];

/** In ems: above the band, where a narrow map has room too, then beside and below it. */
const AROUND_UNKNOWN_WAY = [
  ...["bottom", [0, -1.6], "bottom", [0, -2.4], "bottom", [0, -3.2], "bottom-right", [-0.6, -1.2]],
  ...["right", [-1.6, -0.6], "bottom-right", [-1.6, -2], "top", [0, 1.6], "top-left", [0.6, 1.2], "left", [1.6, 0.6]],
] as VariableAnchors;
/** In ems: close to the line, which has no band. */
const AROUND_STATUS = [
  ...["left", [0.9, 0], "right", [-0.9, 0], "bottom", [0, -0.8], "top", [0, 0.8]],
  ...["bottom-left", [0.6, -0.6], "top-right", [-0.6, 0.6], "bottom", [0, -1.4], "top", [0, 1.4]],
  ...["left", [2, 0], "right", [-2, 0], "bottom", [0, -2.2], "top", [0, 2.2]],
] as VariableAnchors;
/** Beside the middle of a small area, or below and above it. */
const AROUND_AREA = [
  ...["left", [2.2, -1], "left", [3.2, -0.4], "left", [4, 0], "left", [3.4, -2], "top", [0, 1.8]],
  ...["bottom", [0, -1.6], "right", [-2.2, 0], "left", [4.6, -3.4], "left", [4.6, -4.4]],
] as const;
/** In an area that is large on the map: where its outline is far. */
const IN_AREA = ["top-left", [0.8, 1.8], "left", [0.8, 1], "top-left", [0.4, 3.4], "bottom-left", [0.6, -1.6]] as const;

/** From here on words on an unknown way stand at more than its middle. A whole zoom level. */
const NEAR_ZOOM = 4;
/** An area that is so wide and high on the map, in CSS pixels, has room for its name. */
const ROOMY_PIXELS = 150;
const LAST_ZOOM = 8;
/** No map is so close. */
const NO_ZOOM = 99;
/** Words on one unknown way stand so far apart, at the least zoom that has them: CSS pixels. */
const WORDS_APART = 300;
/** Placing words takes time: at most so many on one stretch, and on stretches of a story with more of them only the middle. */
const MOST_WORDS = 40;
const MOST_STRETCHES = 20;

/**
 * Words that say what a part of the map is: an area, a way that nobody knows. They find room beside the route, and are
 * shown over something else where there is none: they must not be missing.
 */
export function placeWordLayers(theme: Theme, { certainty }: Pick<Words, "certainty">): LayerSpecification[] {
  const paint = { "text-color": theme.areaLabel, "text-halo-color": theme.halo, "text-halo-width": 1.8 };
  return [
    {
      id: AREA_LABEL_LAYER,
      type: "symbol",
      source: PLACES_SOURCE,
      filter: ofZoom("area"),
      layout: {
        "text-field": ["get", "label"],
        "text-font": [MAP_FONTS.italic],
        "text-size": LABEL_SIZE,
        "text-line-height": 1.1,
        "text-max-width": 8,
        "text-variable-anchor-offset": [
          ...["case", ["get", "isRoomy"], ["literal", [...IN_AREA, ...AROUND_AREA]]],
          ["literal", AROUND_AREA],
        ] as unknown as VariableAnchors,
        "text-overlap": "always",
      },
      paint,
    },
    {
      id: UNKNOWN_WAY_LAYER,
      type: "symbol",
      source: PLACES_SOURCE,
      filter: ofZoom("unknown-way"),
      layout: {
        "text-field": certainty.unknownWay.replace(": ", ":\n"),
        "text-font": [MAP_FONTS.medium],
        "text-size": 14,
        "text-line-height": 1.15,
        "text-max-width": 14,
        "text-variable-anchor-offset": AROUND_UNKNOWN_WAY,
        "text-overlap": "always",
        "text-justify": "auto",
      },
      paint,
    },
  ];
}

/** What became of legs that were not simply travelled, beside each of them. */
export function legStatusLayer(theme: Theme): LayerSpecification {
  return {
    id: LEG_STATUS_LAYER,
    type: "symbol",
    source: PLACES_SOURCE,
    filter: ofZoom("leg-status"),
    layout: {
      "text-field": ["get", "label"],
      "text-font": [MAP_FONTS.medium],
      "text-size": 14,
      "text-variable-anchor-offset": AROUND_STATUS,
      "text-overlap": "always",
      "text-justify": "auto",
    },
    paint: { "text-color": theme.areaLabel, "text-halo-color": theme.halo, "text-halo-width": 1.8 },
  };
}

/** Words of a role that are shown at the zoom. */
function ofZoom(role: string): FilterSpecification {
  return [
    "all",
    ["==", ["get", "role"], role],
    ["<=", ["get", "minzoom"], ["zoom"]],
    [">", ["get", "maxzoom"], ["zoom"]],
  ];
}

/** Where the name of an area stands, from its anchor: CSS pixels. */
const AREA_NAME_ROOM: Box = { x: 26, y: -44, width: 130, height: 52 };
/** The same in a large area. */
const ROOM_IN_AREA: Box = { x: 6, y: 12, width: 110, height: 52 };
/** The same for the words on an unknown way, which stand above it or beside it. */
const UNKNOWN_WAY_ROOMS: readonly Box[] = [
  { x: -80, y: -84, width: 160, height: 64 },
  { x: -176, y: -32, width: 154, height: 42 },
];

/** The same for what became of a leg. */
const STATUS_ROOMS: readonly Box[] = [
  { x: 8, y: -12, width: 84, height: 24 },
  { x: -92, y: -12, width: 84, height: 24 },
];

/** The room that the words on areas and ways may take on a map: positions, each with its boxes from there, in CSS pixels. */
export function wordRooms({ story, legs }: StoryModel, zoom: number): { at: Position; boxes: readonly Box[] }[] {
  const areas = story.places.filter(({ role }) => role === "area");
  return [
    ...areas.map(({ anchor, geometry }) => ({
      at: anchor,
      boxes: [zoom < roomyZoom(geometry) ? AREA_NAME_ROOM : ROOM_IN_AREA],
    })),
    ...wordWays(legs)
      .filter(({ minzoom, maxzoom }) => Math.max(0, Math.floor(zoom)) >= minzoom && zoom < maxzoom)
      .map(({ at, status }) => ({ at, boxes: status === undefined ? UNKNOWN_WAY_ROOMS : STATUS_ROOMS })),
  ];
}

/** The name of an area: one beside it for zooms at which it is small, and one in it. */
export function areaLabelFeatures({ id, role, name, anchor, geometry }: Place, { map }: Pick<Words, "map">): Feature[] {
  const zoom = roomyZoom(geometry);
  const label = map.area(composed(name));
  const named = (isRoomy: boolean, minzoom: number, maxzoom: number): Feature => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: anchor },
    properties: { id, role, label, isRoomy, minzoom, maxzoom },
  });
  return [named(false, 0, zoom), named(true, zoom, NO_ZOOM)];
}

/** The first whole zoom at which an area has room for its name, in the widest of its parts. */
function roomyZoom(geometry: Place["geometry"]): number {
  if (geometry.type === "Point") return NO_ZOOM;
  const largest = polygonsOf(geometry).reduce((a, b) => (widthOf(b[0]!) > widthOf(a[0]!) ? b : a));
  const points = largest[0]!.map(([lon, lat]) => [mercatorX(lon!), mercatorY(lat!)] as const);
  const extent = (axis: 0 | 1) => {
    const along = points.map((point) => point[axis]);
    return Math.max(...along) - Math.min(...along);
  };
  return Math.max(1, Math.ceil(zoomOf(ROOMY_PIXELS / Math.min(extent(0), extent(1)))));
}

function widthOf(ring: readonly Position[]): number {
  const { west, east } = extentOf(lineOf(ring));
  return east - west;
}

/** A text in letters that fonts have: é rather than e with a mark, syllables rather than single letters of Hangul. */
export function composed(text: string): string {
  return text.normalize("NFC");
}

/** Points at which words on a way stand: that nobody knows it, or what became of its leg. */
export function wayWordFeatures(legs: readonly MeasuredLeg[], { map }: Pick<Words, "map">): Feature[] {
  return wordWays(legs).map(({ at, legId: id, minzoom, maxzoom, status }) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: at },
    properties:
      status === undefined
        ? { id, role: "unknown-way", minzoom, maxzoom }
        : { id, role: "leg-status", label: map.statuses[status], minzoom, maxzoom },
  }));
}

interface WordWay {
  legId: string;
  at: Position;
  /** What became of the leg, where the words say that; absent where they say that nobody knows the way. */
  status?: Exclude<LegStatus, "travelled">;
  /** Shown from this zoom on, and below the other. */
  minzoom: number;
  maxzoom: number;
}

/** The ways with words: those that nobody knows, and the longest stretch of each leg that was not simply travelled. */
function wordWays(legs: readonly MeasuredLeg[]): WordWay[] {
  const unknown = legs
    .filter(({ leg }) => !isPlanned(leg))
    .flatMap(({ leg, stretches }) =>
      stretches.filter(({ location }) => location === "unknown").map(({ line }) => ({ legId: leg.id, line })),
    );
  const ofStatus = LEG_STATUSES.flatMap((status) =>
    status === "travelled"
      ? []
      : legs
          .filter(({ leg, stretches }) => statusOf(leg) === status && stretches.length > 0)
          .map(({ leg, stretches }) => ({ legId: leg.id, line: longestOf(stretches), status })),
  );
  return [...wordsAlong(unknown), ...wordsAlong(ofStatus)];
}

function longestOf(stretches: MeasuredLeg["stretches"]): MeasuredLine {
  return stretches.map(({ line }) => line).reduce((a, b) => (b.lengthMeters > a.lengthMeters ? b : a));
}

/** Points along lines: the middle of each from afar, and more the nearer a map comes. */
function wordsAlong(ways: readonly (Pick<WordWay, "legId" | "status"> & { line: MeasuredLine })[]): WordWay[] {
  const lastZoom = ways.length <= MOST_STRETCHES ? LAST_ZOOM : 0;
  return ways.flatMap(({ line, ...way }) => {
    const middle = pointAlong(line, line.lengthMeters / 2).position;
    const zooms = [0, ...Array.from({ length: LAST_ZOOM - NEAR_ZOOM + 1 }, (_, index) => NEAR_ZOOM + index)];
    return zooms
      .filter((zoom) => zoom <= lastZoom)
      .flatMap((zoom, index, all) => {
        const count = zoom < NEAR_ZOOM ? 1 : wordsOn(line, metersPerPixel(middle[1]!, zoom));
        const maxzoom = all[index + 1] ?? NO_ZOOM;
        return Array.from({ length: count }, (_, part): WordWay => {
          const at = pointAlong(line, (line.lengthMeters * (part + 0.5)) / count).position;
          return { ...way, at, minzoom: zoom, maxzoom };
        });
      });
  });
}

/** How often the words stand on a line, evenly, at a scale. */
function wordsOn({ lengthMeters }: MeasuredLine, metersPerPixel: number): number {
  return Math.min(Math.max(Math.round(lengthMeters / metersPerPixel / WORDS_APART), 1), MOST_WORDS);
}
