import type { Feature, FeatureCollection, Position } from "geojson";
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from "maplibre-gl";
import type { Box } from "../story/free-box.ts";
import { markersOf, type Marker } from "../story/marker.ts";
import { pointAlong } from "../story/measured-line.ts";
import type { Place, Story } from "../story/story.ts";
import type { MeasuredLeg } from "../story/timeline.ts";
import { UNKNOWN_WAY_WORDS } from "../story/words.ts";
import {
  AREA_FILL_LAYER,
  AREA_LABEL_LAYER,
  AREA_OUTLINE_LAYER,
  AREAS_SOURCE,
  CONTEXT_DOT_LAYER,
  CONTEXT_LABEL_LAYER,
  DISC_IMAGE,
  PLACE_DOT_LAYER,
  PLACE_LABEL_LAYER,
  PLACE_RING_LAYER,
  PLACES_SOURCE,
  UNKNOWN_WAY_LAYER,
} from "./layer-ids.ts";
import type { Theme } from "./theme.ts";

/** The outline of an area: its width in CSS pixels, and dash and gap in widths. Its dashes have round ends. */
export const AREA_OUTLINE_PIXELS = 1.25;
export const AREA_OUTLINE_DASH: readonly [dash: number, gap: number] = [1, 3];

/** Distance of a numbered disc from its point, and its radius, in CSS pixels. */
export const DISC_DISTANCE = 21;
export const DISC_RADIUS = 11;
/** The least radius of a ring, and the width of its line: CSS pixels. */
export const RING_PIXELS = 8;
export const RING_STROKE_PIXELS = 2;
const LABEL_SIZE = 15;
/** What stands at a numbered place. */
export const PLACE_NAME: ExpressionSpecification = ["get", "label"];
/** So few numbers are all shown, even where they meet; of more, the first in the file win. */
const MOST_OVER_ONE_ANOTHER = 20;

/** The story's places, and words beside the ways that nobody knows, as the map's sources take them. */
export function placeData(story: Story, legs: readonly MeasuredLeg[]): Record<string, FeatureCollection> {
  const areas = story.places.filter(({ role }) => role === "area");
  return {
    [PLACES_SOURCE]: collection([
      ...markersOf(story).map(markerFeature),
      ...areas.map(areaLabelFeature),
      ...story.places.filter(({ role }) => role === "context").map(contextFeature),
      ...legs.flatMap(unknownWayFeatures),
    ]),
    [AREAS_SOURCE]: collection(areas.map((place) => feature(place, place.geometry, {}))),
  };
}

/** Layers below the route: areas and the rings of places that are known to within some kilometers only. */
export function placeGroundLayers(theme: Theme): LayerSpecification[] {
  return [
    {
      id: AREA_FILL_LAYER,
      type: "fill",
      source: AREAS_SOURCE,
      paint: { "fill-color": theme.areaFill, "fill-antialias": false },
    },
    {
      id: AREA_OUTLINE_LAYER,
      type: "line",
      source: AREAS_SOURCE,
      paint: {
        "line-color": theme.areaOutline,
        "line-width": AREA_OUTLINE_PIXELS,
        "line-dasharray": [...AREA_OUTLINE_DASH],
      },
      layout: { "line-cap": "round" },
    },
  ];
}

/** Grey dots and names of places that are no stop of the route; hidden until a reader asks for them. */
function contextLayers(theme: Theme): LayerSpecification[] {
  const filter: FilterSpecification = ["==", ["get", "role"], "context"];
  return [
    {
      id: CONTEXT_DOT_LAYER,
      type: "circle",
      source: PLACES_SOURCE,
      filter,
      layout: { visibility: "none" },
      paint: {
        "circle-radius": 3,
        "circle-color": theme.muted,
        "circle-stroke-color": theme.halo,
        "circle-stroke-width": 1,
      },
    },
    {
      id: CONTEXT_LABEL_LAYER,
      type: "symbol",
      source: PLACES_SOURCE,
      filter,
      layout: {
        visibility: "none",
        "text-field": ["get", "label"],
        "text-font": ["Source Sans 3 Italic"],
        "text-size": 13,
        "text-variable-anchor": ["left", "right", "top", "bottom"],
        "text-radial-offset": 0.6,
        "text-justify": "auto",
      },
      paint: { "text-color": theme.muted, "text-halo-color": theme.halo, "text-halo-width": 1.5 },
    },
  ];
}

/**
 * Words that say what a part of the map is: an area, a way that nobody knows. They find room beside the route, and are
 * shown over something else where there is none: they must not be missing.
 */
export function placeWordLayers(theme: Theme): LayerSpecification[] {
  const paint = { "text-color": theme.areaLabel, "text-halo-color": theme.halo, "text-halo-width": 1.8 };
  return [
    {
      id: AREA_LABEL_LAYER,
      type: "symbol",
      source: PLACES_SOURCE,
      filter: ["==", ["get", "role"], "area"],
      layout: {
        "text-field": ["get", "label"],
        "text-font": ["Source Sans 3 Italic"],
        "text-size": LABEL_SIZE,
        "text-line-height": 1.1,
        "text-max-width": 8,
        "text-variable-anchor-offset": AROUND_AREA,
        "text-overlap": "always",
      },
      paint,
    },
    {
      id: UNKNOWN_WAY_LAYER,
      type: "symbol",
      source: PLACES_SOURCE,
      filter: ["==", ["get", "role"], "unknown-way"],
      layout: {
        "text-field": UNKNOWN_WAY_WORDS.replace(": ", ":\n"),
        "text-font": ["Source Sans 3 Medium"],
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

type VariableAnchors = NonNullable<SymbolLayerSpecification["layout"]>["text-variable-anchor-offset"];

/** In ems: above the band, where a narrow map has room too, then beside and below it. */
const AROUND_UNKNOWN_WAY = [
  ...["bottom", [0, -1.6], "bottom", [0, -2.4], "bottom", [0, -3.2], "bottom-right", [-0.6, -1.2]],
  ...["right", [-1.6, -0.6], "bottom-right", [-1.6, -2], "top", [0, 1.6], "top-left", [0.6, 1.2], "left", [1.6, 0.6]],
] as VariableAnchors;
const AROUND_AREA = [
  ...[
    "left",
    [2.2, -1],
    "left",
    [3.2, -0.4],
    "left",
    [4, 0],
    "left",
    [3.4, -2],
    "top",
    [0, 1.8],
    "bottom",
    [0, -1.6],
    "right",
    [-2.2, 0],
    "left",
    [4.6, -3.4],
    "left",
    [4.6, -4.4],
  ],
] as VariableAnchors;

/** Layers above the route: points, rings, numbered discs and names. They are placed before the base map's labels. */
export function placeLabelLayers(theme: Theme, markerCount: number): LayerSpecification[] {
  return [
    ...contextLayers(theme),
    {
      id: PLACE_DOT_LAYER,
      type: "circle",
      source: PLACES_SOURCE,
      filter: ["==", ["get", "role"], "stop"],
      paint: {
        "circle-radius": 3.5,
        "circle-color": theme.casing,
        "circle-stroke-color": theme.marker,
        "circle-stroke-width": 2,
      },
    },
    {
      id: PLACE_RING_LAYER,
      type: "circle",
      source: PLACES_SOURCE,
      filter: ["==", ["get", "role"], "reported"],
      paint: {
        "circle-radius": [
          "interpolate",
          ["exponential", 2],
          ["zoom"],
          5,
          RING_PIXELS,
          11,
          ["max", RING_PIXELS, ["get", "ringPixelsAt11"]],
        ],
        "circle-color": theme.ringFill,
        "circle-stroke-color": theme.marker,
        "circle-stroke-width": RING_STROKE_PIXELS,
      },
    },
    {
      id: PLACE_LABEL_LAYER,
      type: "symbol",
      source: PLACES_SOURCE,
      filter: ["has", "number"],
      layout: {
        "icon-image": ["concat", DISC_IMAGE, ["get", "number"]],
        "icon-offset": ["get", "discOffset"],
        // A whole turn: MapLibre then draws discs smoothly in every view. Else they would be hard where tiles were laid out at
        // the images' own pixel ratio, and a picture would depend on what was drawn before it.
        "icon-rotate": 360,
        "icon-allow-overlap": markerCount <= MOST_OVER_ONE_ANOTHER,
        "icon-ignore-placement": false,
        "text-field": PLACE_NAME,
        "text-font": ["Source Sans 3 SemiBold"],
        "text-size": LABEL_SIZE,
        "text-anchor": ["get", "labelAnchor"],
        "text-offset": ["get", "labelOffset"],
        "text-line-height": 1.15,
        "text-max-width": 20,
        "text-optional": true,
        "symbol-sort-key": ["get", "number"],
      },
      paint: { "text-color": theme.ink, "text-halo-color": theme.halo, "text-halo-width": 1.8 },
    },
  ];
}

function markerFeature({ place, number, away }: Marker): Feature {
  const [x, y] = away;
  const below = isNamedBelow(y);
  const em = (pixels: number) => pixels / LABEL_SIZE;
  return feature(
    place,
    { type: "Point", coordinates: place.anchor },
    {
      number,
      label: nameLines(place).join("\n"),
      discOffset: [x * DISC_DISTANCE, y * DISC_DISTANCE],
      labelAnchor: below ? "top" : "bottom",
      labelOffset: [em(x * DISC_DISTANCE), em(y * DISC_DISTANCE + (below ? 1 : -1) * (DISC_RADIUS + 3))],
      ringPixelsAt11: ringPixels(place, 11),
    },
  );
}

/** Where the name of an area stands, from its anchor: CSS pixels. */
export const AREA_NAME_ROOM: Box = { x: 26, y: -44, width: 130, height: 52 };
/** The same for the words at the middle of an unknown way, which stand above it or beside it. */
const UNKNOWN_WAY_ROOMS: readonly Box[] = [
  { x: -80, y: -84, width: 160, height: 64 },
  { x: -176, y: -32, width: 154, height: 42 },
];

/** What the words of `placeWordLayers` may take of a map: positions, each with its boxes from there, in CSS pixels. */
export function wordRooms(story: Story, legs: readonly MeasuredLeg[]): { at: Position; boxes: readonly Box[] }[] {
  const areas = story.places.filter(({ role }) => role === "area");
  return [
    ...areas.map(({ anchor }) => ({ at: anchor, boxes: [AREA_NAME_ROOM] })),
    ...legs.flatMap(unknownWays).map((at) => ({ at, boxes: UNKNOWN_WAY_ROOMS })),
  ];
}

/** A name stands under its disc, or over it where the disc stands over the point. */
function isNamedBelow(y: number): boolean {
  return y > -0.4;
}

/** Of a letter of a place's name, on average; Hangul is wider, and shorter in letters. */
const LETTER_EMS = 0.56;

/** What a numbered place takes of a map, its point being at `at`: the point with its disc, and its name. CSS pixels. */
export function markerBoxes({ place, away: [x, y] }: Marker, [left, top]: Position): Box[] {
  const disc = [left! + x * DISC_DISTANCE, top! + y * DISC_DISTANCE] as const;
  const lines = nameLines(place);
  const width = Math.max(...lines.map((line) => line.length)) * LABEL_SIZE * LETTER_EMS;
  const height = lines.length * LABEL_SIZE * 1.15;
  const nameTop = isNamedBelow(y) ? disc[1] + DISC_RADIUS + 3 : disc[1] - DISC_RADIUS - 3 - height;
  return [
    boxAround(left!, top!, RING_PIXELS),
    boxAround(...disc, DISC_RADIUS + 2),
    { x: disc[0] - width / 2, y: nameTop, width, height },
  ];
}

function boxAround(x: number, y: number, radius: number): Box {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

function contextFeature(place: Place): Feature {
  return feature(place, { type: "Point", coordinates: place.anchor }, { label: shortName(place) });
}

function unknownWayFeatures(leg: MeasuredLeg): Feature[] {
  return unknownWays(leg).map((coordinates) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates },
    properties: { id: leg.leg.id, role: "unknown-way" },
  }));
}

/** A point halfway along each stretch of which nobody knows the way. */
function unknownWays({ stretches }: MeasuredLeg): Position[] {
  return stretches
    .filter(({ location }) => location === "unknown")
    .map(({ line }) => pointAlong(line, line.lengthMeters / 2).position);
}

function areaLabelFeature(place: Place): Feature {
  return feature(place, { type: "Point", coordinates: place.anchor }, { label: `${composed(place.name)} (area)` });
}

/** `Najin, North Korea` is `Najin` on a map that shows where North Korea is. */
export function shortName(place: Place): string {
  return composed(place.name.split(",")[0]!);
}

/** What stands at a numbered place, by line. */
function nameLines(place: Place): string[] {
  return [shortName(place), composed(place.localName ?? "")].filter(Boolean);
}

/** A text in letters that fonts have: é rather than e with a mark, syllables rather than single letters of Hangul. */
function composed(text: string): string {
  return text.normalize("NFC");
}

function ringPixels({ precisionMeters = 0, anchor }: Place, zoom: number): number {
  const metersPerPixel = (40_030_174 * Math.cos((anchor[1]! * Math.PI) / 180)) / (512 * 2 ** zoom);
  return precisionMeters / metersPerPixel;
}

function feature(place: Place, geometry: Feature["geometry"], properties: Record<string, unknown>): Feature {
  return { type: "Feature", geometry, properties: { id: place.id, role: place.role, ...properties } };
}

function collection(features: Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}
