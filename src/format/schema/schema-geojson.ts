import * as v from "valibot";
import { Citations, CitationShape, dated, described, Id, Name, SchemaLink, Text } from "./schema.ts";
import { LEG_STATUSES, LOCATIONS, MODES, PLACE_ROLES } from "../../story/story.ts";

/** Within this radius lies every point of the Earth. */
const MAX_PRECISION_METERS = 20_000_000;

// File, Feature and geometry may have members that GeoJSON does not define (RFC 7946, section 6.1): they are read past.

const FEATURE_WORDS = "What GeoJSON calls an item of the list";
const GEOMETRY_WORDS = "Kind of the geometry";

const Lon = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
const Lat = v.pipe(v.number(), v.minValue(-90), v.maxValue(90));
const PositionShape = v.pipe(v.strictTuple([Lon, Lat]), v.description("Longitude, latitude, in degrees"));
const LineShape = v.pipe(v.array(PositionShape), v.minLength(2));
const RingShape = v.pipe(v.array(PositionShape), v.minLength(4), v.description("Closed: the first position ends it"));
const PolygonShape = v.pipe(v.array(RingShape), v.minLength(1));

const StretchProperties = v.strictObject({
  leg: described("Id of the leg of which this is a stretch", Id),
  name: described("Name of the leg, the same in each of its Features", Name),
  mode: described("How the leg is travelled, the same in each of its Features", v.picklist(MODES)),
  modeWord: v.optional(
    described("With the mode `other`: how that is called in legend and text, such as `By dog sled`", Name),
  ),
  from: described("Id of the place where the leg begins, the same in each of its Features", Id),
  to: described("Id of the place where the leg ends, the same in each of its Features", Id),
  status: v.optional(
    described(
      "What became of the leg, `travelled` where absent, the same in each of its Features: `planned` was never travelled, `refused` did not arrive, `diverted` went here instead, `returning` went back",
      v.picklist(LEG_STATUSES),
    ),
  ),
  when: v.optional(dated("When the leg is travelled, the same in each of its Features")),
  location: described("How well this line is known", v.picklist(LOCATIONS)),
  alternative: v.optional(described("Name of another way that the leg may have gone, where this is one", Name)),
  via: v.optional(described("Names of the positions of the line, one each", v.array(Name))),
  provenance: described("Where the line came from and how it was made", Text),
  citations: described("The sources that the line rests on", Citations),
  note: v.optional(described("What a reader should know of the line besides", Text)),
});

function placeFeature<
  Coordinates extends v.GenericSchema,
  Rings extends v.GenericSchema,
  Parts extends v.GenericSchema,
>(point: Coordinates, polygon: Rings, polygons: Parts) {
  const PlaceProperties = v.strictObject({
    name: described("The name that is shown", Name),
    localName: v.optional(described("The name in the language of the place", Name)),
    aliases: v.optional(described("Other spellings and names", v.array(Name))),
    role: described("What the place is in the story", v.picklist(PLACE_ROLES)),
    location: described("How well the position or the area is known", v.picklist(LOCATIONS)),
    precisionMeters: v.optional(
      v.pipe(
        v.number(),
        v.gtValue(0, "a radius of more than 0 meters"),
        v.maxValue(MAX_PRECISION_METERS, "a radius of at most 20,000,000 meters, half way round the Earth"),
        v.description("For a Point: the radius in meters within which the true place lies"),
      ),
    ),
    anchor: v.optional(described("For an area: where its label stands, inside it, as longitude and latitude", point)),
    provenance: described("Where the geometry came from and how it was made", Text),
    citations: v.optional(described("The sources that the place rests on", v.array(CitationShape))),
    note: v.optional(described("What a reader should know of the place besides", Text)),
  });
  return v.object({
    type: described(FEATURE_WORDS, v.literal("Feature")),
    id: described("Id of the place; places and legs share one set of ids", Id),
    geometry: described(
      "A Point, or the Polygon or MultiPolygon of an area",
      v.variant("type", [
        v.object({
          type: described(GEOMETRY_WORDS, v.literal("Point")),
          coordinates: described("The position: longitude, latitude, in degrees", point),
        }),
        v.object({
          type: described(GEOMETRY_WORDS, v.literal("Polygon")),
          coordinates: described("The rings: the outline first, then the holes", polygon),
        }),
        v.object({
          type: described(GEOMETRY_WORDS, v.literal("MultiPolygon")),
          coordinates: described("The parts of the area, each with its rings", polygons),
        }),
      ]),
    ),
    properties: described("What is said of the place", PlaceProperties),
  });
}

function stretchFeature<Coordinates extends v.GenericSchema>(line: Coordinates) {
  return v.object({
    type: described(FEATURE_WORDS, v.literal("Feature")),
    id: described("Id of the stretch, a piece of a leg with one certainty", Id),
    geometry: described(
      "The line of the stretch",
      v.object({
        type: described(GEOMETRY_WORDS, v.literal("LineString")),
        coordinates: described("The positions of the line, in the direction of travel", line),
      }),
    ),
    properties: described("What is said of the leg and of this stretch", StretchProperties),
  });
}

/** places.geojson and legs.geojson, given what a Feature is and how many there must be: a story may have no legs. */
export function featureFile<Feature extends v.GenericSchema>(feature: Feature, { atLeast }: { atLeast: 0 | 1 }) {
  return v.object({
    $schema: SchemaLink,
    type: described("What GeoJSON calls the file", v.literal("FeatureCollection")),
    name: v.optional(described("Name of the layer, as a GIS writes it; not read", v.string())),
    bbox: v.optional(described("Bounds of the file, as a GIS writes them; not read", v.array(v.number()))),
    features: v.pipe(
      v.array(feature),
      v.minLength(atLeast, "at least one Feature"),
      v.description("The places, at least one; or the stretches of the legs in the order of travel, or none"),
    ),
  });
}

/** With coordinates left for check-positions.ts: valibot takes 1.6 s for a million positions, a plain loop 0.02 s. */
export const PlaceShape = placeFeature(v.unknown(), v.unknown(), v.unknown());
export const StretchShape = stretchFeature(v.unknown());

/** In full, for the published schema. */
export const PublishedPlace = placeFeature(PositionShape, PolygonShape, v.pipe(v.array(PolygonShape), v.minLength(1)));
export const PublishedStretch = stretchFeature(LineShape);

export type PlaceFile = v.InferOutput<typeof PlaceShape>;
export type StretchFile = v.InferOutput<typeof StretchShape>;
