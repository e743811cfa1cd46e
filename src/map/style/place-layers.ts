import type { Feature, FeatureCollection } from "geojson";
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from "maplibre-gl";
import type { Marker } from "../../story/markers.ts";
import { metersPerPixel } from "../../geometry/mercator.ts";
import type { Words } from "../../words/interface.ts";
import type { StoryModel } from "../../story/story-model.ts";
import type { Place } from "../../story/story.ts";
import { MAP_FONTS } from "./font-faces.ts";
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
  UNREACHED_DOT_LAYER,
  UNREACHED_LABEL_LAYER,
} from "./layer-ids.ts";
import { MOST_OVER_ONE_ANOTHER, spotsOf, type SpotBand } from "../labels/disc-spots.ts";
import { nameLines, shortName } from "./place-names.ts";
import { areaLabelFeatures, LABEL_SIZE, wayWordFeatures } from "./place-words.ts";
import type { Theme } from "./theme.ts";

/** The outline of an area: its width in CSS pixels, and dash and gap in widths. Its dashes have round ends. */
export const AREA_OUTLINE_PIXELS = 1.25;
export const AREA_OUTLINE_DASH: readonly [dash: number, gap: number] = [1, 3];

/** The least radius of a ring, and the width of its line: CSS pixels. */
export const RING_PIXELS = 8;
export const RING_STROKE_PIXELS = 2;
/** More than any number. */
const FAR_AHEAD = 1e6;
/** The layers of a numbered place. */
export const PLACE_NAME: ExpressionSpecification = ["get", "label"];
/** The story's places, and words beside the ways that nobody knows, as the map's sources take them. */
export function placeData(
  { story, legs, markers, unreached }: StoryModel,
  words: Words,
): Record<string, FeatureCollection> {
  const areas = story.places.filter(({ role }) => role === "area");
  const spots = spotsOf(markers);
  return {
    [PLACES_SOURCE]: collection([
      ...markers.flatMap((marker, index) => markerFeatures(marker, spots[index]!)),
      ...areas.flatMap((area) => areaLabelFeatures(area, words)),
      ...story.places.filter(({ role }) => role === "context").map(contextFeature),
      ...unreached.filter(({ role }) => role !== "area").map((place) => unreachedFeature(place, words)),
      ...wayWordFeatures(legs, words),
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
        "text-font": [MAP_FONTS.italic],
        "text-size": 13,
        "text-variable-anchor": ["left", "right", "top", "bottom"],
        "text-radial-offset": 0.6,
        "text-justify": "auto",
      },
      paint: { "text-color": theme.muted, "text-halo-color": theme.halo, "text-halo-width": 1.5 },
    },
  ];
}

/** The radius of the dot of a place that nothing reached, and the width of its line: CSS pixels. */
export const UNREACHED_PIXELS = 4;
export const UNREACHED_STROKE_PIXELS = 1.5;

/** Hollow dots and names of places that legs lead to and nothing reached: always there, and without a number. */
export function unreachedLayers(theme: Theme): LayerSpecification[] {
  const filter: FilterSpecification = ["==", ["get", "role"], "unreached"];
  return [
    {
      id: UNREACHED_DOT_LAYER,
      type: "circle",
      source: PLACES_SOURCE,
      filter,
      paint: {
        "circle-radius": UNREACHED_PIXELS,
        "circle-color": theme.casing,
        "circle-stroke-color": theme.muted,
        "circle-stroke-width": UNREACHED_STROKE_PIXELS,
      },
    },
    {
      id: UNREACHED_LABEL_LAYER,
      type: "symbol",
      source: PLACES_SOURCE,
      filter,
      layout: {
        "text-field": ["get", "label"],
        "text-font": [MAP_FONTS.italic],
        "text-size": LABEL_SIZE,
        "text-variable-anchor": ["left", "right", "top", "bottom", "top-left", "bottom-right"],
        "text-radial-offset": 0.7,
        "text-line-height": 1.15,
        "text-justify": "auto",
        "text-overlap": "always",
      },
      paint: { "text-color": theme.ink, "text-halo-color": theme.halo, "text-halo-width": 1.8 },
    },
  ];
}

/** Points of a role, once each. */
function pointOf(role: string): FilterSpecification {
  return ["all", ["==", ["get", "role"], role], ["==", ["get", "minzoom"], 0]];
}

/** The order in which numbers and names find room: those of some places first, then as in the file. */
export function placeOrder(firstIds: readonly string[]): ExpressionSpecification {
  const isFirst: ExpressionSpecification = ["in", ["get", "id"], ["literal", [...firstIds]]];
  return ["-", ["get", "number"], ["case", isFirst, FAR_AHEAD, 0]];
}

/** Layers above the route: points, rings, numbered discs and names. They are placed before the base map's labels, those of `firstIds` first. */
export function placeLabelLayers(
  theme: Theme,
  markerCount: number,
  firstIds: readonly string[] = [],
): LayerSpecification[] {
  return [
    ...contextLayers(theme),
    {
      id: PLACE_DOT_LAYER,
      type: "circle",
      source: PLACES_SOURCE,
      filter: pointOf("stop"),
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
      filter: pointOf("reported"),
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
      filter: ["all", ["has", "number"], ["<=", ["get", "minzoom"], ["zoom"]], [">", ["get", "maxzoom"], ["zoom"]]],
      layout: {
        "icon-image": ["concat", DISC_IMAGE, ["get", "number"]],
        "icon-offset": ["get", "discOffset"],
        // A whole turn: MapLibre then draws discs smoothly in every view. Else they would be hard where tiles were laid out at
        // the images' own pixel ratio, and a picture would depend on what was drawn before it.
        "icon-rotate": 360,
        "icon-allow-overlap": markerCount <= MOST_OVER_ONE_ANOTHER,
        "icon-ignore-placement": false,
        "text-field": PLACE_NAME,
        "text-font": [MAP_FONTS.semibold],
        "text-size": LABEL_SIZE,
        "text-anchor": ["get", "labelAnchor"],
        "text-offset": ["get", "labelOffset"],
        "text-line-height": 1.15,
        "text-max-width": 20,
        "text-optional": true,
        "symbol-sort-key": placeOrder(firstIds),
      },
      paint: { "text-color": theme.ink, "text-halo-color": theme.halo, "text-halo-width": 1.8 },
    },
  ];
}

/** A place with its number: one feature for each zoom at which both stand elsewhere. The first of them has the point. */
function markerFeatures({ place, number }: Marker, bands: readonly SpotBand[]): Feature[] {
  const geometry = { type: "Point" as const, coordinates: place.anchor };
  const ems = ([x, y]: readonly [number, number]) => [x / LABEL_SIZE, y / LABEL_SIZE];
  return bands.map(({ disc, name, minzoom, maxzoom }) =>
    feature(place, geometry, {
      number,
      label: name ? nameLines(place).join("\n") : "",
      discOffset: disc,
      labelAnchor: name?.anchor ?? "top",
      labelOffset: ems(name?.at ?? disc),
      ringPixelsAt11: ringPixels(place, 11),
      minzoom,
      maxzoom,
    }),
  );
}

function contextFeature(place: Place): Feature {
  return feature(place, { type: "Point", coordinates: place.anchor }, { label: shortName(place) });
}

function unreachedFeature(place: Place, { map }: Pick<Words, "map">): Feature {
  const geometry = { type: "Point" as const, coordinates: place.anchor };
  return feature(place, geometry, { role: "unreached", label: map.unreached(shortName(place)) });
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
