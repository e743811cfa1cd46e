import type { Feature, FeatureCollection, Position } from "geojson";
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from "maplibre-gl";
import type { Box } from "../../geometry/screen-boxes.ts";
import type { Marker } from "../../story/markers.ts";
import { metersPerPixel } from "../../geometry/mercator.ts";
import type { StoryModel } from "../../story/story-model.ts";
import type { Place } from "../../story/story.ts";
import {
  AREA_FILL_LAYER,
  AREA_OUTLINE_LAYER,
  AREAS_SOURCE,
  CONTEXT_DOT_LAYER,
  CONTEXT_LABEL_LAYER,
  DISC_IMAGE,
  PLACE_DOT_LAYER,
  PLACE_LABEL_LAYER,
  PLACE_RING_LAYER,
  PLACES_SOURCE,
} from "./layer-ids.ts";
import { areaLabelFeatures, composed, LABEL_SIZE, unknownWayFeatures } from "./place-words.ts";
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
/** What stands at a numbered place. */
export const PLACE_NAME: ExpressionSpecification = ["get", "label"];
/** So few numbers are all shown, even where they meet; of more, the first in the file win. */
const MOST_OVER_ONE_ANOTHER = 20;

/** The story's places, and words beside the ways that nobody knows, as the map's sources take them. */
export function placeData({ story, legs, markers }: StoryModel): Record<string, FeatureCollection> {
  const areas = story.places.filter(({ role }) => role === "area");
  return {
    [PLACES_SOURCE]: collection([
      ...markers.map(markerFeature),
      ...areas.flatMap(areaLabelFeatures),
      ...story.places.filter(({ role }) => role === "context").map(contextFeature),
      ...unknownWayFeatures(legs),
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
    unionOf(left!, top!, RING_PIXELS),
    unionOf(...disc, DISC_RADIUS + 2),
    { x: disc[0] - width / 2, y: nameTop, width, height },
  ];
}

function unionOf(x: number, y: number, radius: number): Box {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

function contextFeature(place: Place): Feature {
  return feature(place, { type: "Point", coordinates: place.anchor }, { label: shortName(place) });
}

/** `Najin, North Korea` is `Najin` on a map that shows where North Korea is. */
export function shortName(place: Place): string {
  return composed(place.name.split(",")[0]!);
}

/** What stands at a numbered place, by line. */
function nameLines(place: Place): string[] {
  return [shortName(place), composed(place.localName ?? "")].filter(Boolean);
}

function ringPixels({ precisionMeters = 0, anchor }: Place, zoom: number): number {
  return precisionMeters / metersPerPixel(anchor[1]!, zoom);
}

function feature(place: Place, geometry: Feature["geometry"], properties: Record<string, unknown>): Feature {
  return { type: "Feature", geometry, properties: { id: place.id, role: place.role, ...properties } };
}

function collection(features: Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}
