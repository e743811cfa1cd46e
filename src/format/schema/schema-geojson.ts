import * as v from "valibot";
import { Citations, CitationShape, Edtf, Id, Name, Text } from "./schema.ts";
import { LOCATIONS, MODES, PLACE_ROLES } from "../../story/story.ts";

/** Within this radius lies every point of the Earth. */
const MAX_PRECISION_METERS = 20_000_000;

const Lon = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
const Lat = v.pipe(v.number(), v.minValue(-90), v.maxValue(90));
const PositionShape = v.pipe(v.strictTuple([Lon, Lat]), v.description("Longitude, latitude, in degrees"));
const LineShape = v.pipe(v.array(PositionShape), v.minLength(2));
const RingShape = v.pipe(v.array(PositionShape), v.minLength(4), v.description("Closed: the first position ends it"));
const PolygonShape = v.pipe(v.array(RingShape), v.minLength(1));

const StretchProperties = v.strictObject({
  leg: Id,
  name: Name,
  mode: v.picklist(MODES),
  from: Id,
  to: Id,
  when: v.optional(Edtf),
  location: v.picklist(LOCATIONS),
  alternative: v.optional(Name),
  via: v.optional(v.array(Name)),
  provenance: Text,
  citations: Citations,
  note: v.optional(Text),
});

function placeFeature<Coordinates extends v.GenericSchema, Rings extends v.GenericSchema>(
  point: Coordinates,
  polygon: Rings,
) {
  const PlaceProperties = v.strictObject({
    name: Name,
    localName: v.optional(Name),
    aliases: v.optional(v.array(Name)),
    role: v.picklist(PLACE_ROLES),
    location: v.picklist(LOCATIONS),
    precisionMeters: v.optional(
      v.pipe(
        v.number(),
        v.gtValue(0, "a radius of more than 0 meters"),
        v.maxValue(MAX_PRECISION_METERS, "a radius of at most 20,000,000 meters, half way round the Earth"),
      ),
    ),
    anchor: v.optional(point),
    provenance: Text,
    citations: v.optional(v.array(CitationShape)),
    note: v.optional(Text),
  });
  return v.strictObject({
    type: v.literal("Feature"),
    id: Id,
    geometry: v.variant("type", [
      v.strictObject({ type: v.literal("Point"), coordinates: point }),
      v.strictObject({ type: v.literal("Polygon"), coordinates: polygon }),
    ]),
    properties: PlaceProperties,
  });
}

function stretchFeature<Coordinates extends v.GenericSchema>(line: Coordinates) {
  return v.strictObject({
    type: v.literal("Feature"),
    id: Id,
    geometry: v.strictObject({ type: v.literal("LineString"), coordinates: line }),
    properties: StretchProperties,
  });
}

/** places.geojson and legs.geojson, given what a Feature is. */
export function featureFile<Feature extends v.GenericSchema>(feature: Feature) {
  return v.strictObject({
    $schema: v.optional(v.string()),
    type: v.literal("FeatureCollection"),
    name: v.optional(v.string()),
    bbox: v.optional(v.array(v.number())),
    features: v.pipe(v.array(feature), v.minLength(1, "at least one Feature")),
  });
}

/** With coordinates left for check-positions.ts: valibot takes 1.6 s for a million positions, a plain loop 0.02 s. */
export const PlaceShape = placeFeature(v.unknown(), v.unknown());
export const StretchShape = stretchFeature(v.unknown());

/** In full, for the published schema. */
export const PublishedPlace = placeFeature(PositionShape, PolygonShape);
export const PublishedStretch = stretchFeature(LineShape);

export type PlaceFile = v.InferOutput<typeof PlaceShape>;
export type StretchFile = v.InferOutput<typeof StretchShape>;
