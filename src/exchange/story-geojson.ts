import type { Feature, FeatureCollection, LineString, MultiLineString, Position } from "geojson";
import { claimsAbout, indexEvidence } from "../story/evidence.ts";
import { positionsOf, type Line } from "../geometry/line.ts";
import { shortestLonStep } from "../geometry/longitude.ts";
import type { Alternative, Citation, Claim, Leg, Place, Source, Story, Stretch } from "../story/story.ts";

/**
 * The story as one GeoJSON object for QGIS, geojson.io and others: each place, stretch and alternative is a Feature
 * whose properties hold the claims about it and the sources that it and they cite. The facts of the story as a whole
 * are in the foreign member `story` (RFC 7946 section 6.1). Lines over the antimeridian are cut there (section 3.1.9).
 */
export function storyAsGeoJson(story: Story): FeatureCollection & { story: Record<string, unknown> } {
  const byId = new Map(story.sources.map((source) => [source.id, source]));
  const evidence = indexEvidence(story);
  const about = (id: string) => claimsAbout(evidence, id);
  const within = (citations: readonly Citation[], claims: readonly Claim[]) => ({
    citations,
    claims: claims.map(plainClaim),
    sources: sourcesOf([...citations, ...claims.flatMap((claim) => claim.citations)], byId),
  });
  const places = story.places.map((place): Feature => {
    const { id, geometry } = place;
    const properties = { kind: "place", ...placeProperties(place), ...within(place.citations, about(id)) };
    return { type: "Feature", id, geometry, properties };
  });
  const lines = story.legs.flatMap((leg) => [
    ...leg.stretches.map((stretch) => lineFeature(leg, stretch, "stretch", within(stretch.citations, about(leg.id)))),
    ...leg.alternatives.map((other) => lineFeature(leg, other, "alternative", within(other.citations, []))),
  ]);
  return { type: "FeatureCollection", features: [...lines, ...places], story: wholeStory(story, about("story"), byId) };
}

function placeProperties({ name, localName, aliases, role, location, precisionMeters, provenance, note }: Place) {
  return defined({ name, localName, aliases, role, location, precisionMeters, provenance, note });
}

function lineFeature(leg: Leg, stretch: Stretch | Alternative, kind: string, within: object): Feature {
  const { id, line, location, via, provenance, note } = stretch;
  const name = "name" in stretch ? stretch.name : leg.name;
  const ofLeg = {
    leg: leg.id,
    legName: leg.name,
    mode: leg.mode,
    modeWord: leg.modeWord,
    from: leg.from,
    to: leg.to,
    status: leg.status,
    when: leg.when?.edtf,
  };
  const properties = defined({ kind, name, location, via, provenance, note, ...ofLeg, ...within });
  return { type: "Feature", id, geometry: cutAtAntimeridian(line), properties };
}

function wholeStory(story: Story, claims: readonly Claim[], byId: ReadonlyMap<string, Source>) {
  const { id, title, standfirst, language, asOf, borderPolicy, movementNote, credit, attribution, unknowns } = story;
  const cited = [...claims, ...unknowns].flatMap(({ citations }) => citations);
  return {
    id,
    title,
    standfirst,
    language,
    asOf: asOf.edtf,
    borderPolicy,
    movementNote,
    credit,
    attribution,
    unknowns,
    claims: claims.map(plainClaim),
    sources: sourcesOf(cited, byId),
  };
}

function plainClaim({ when, ...claim }: Claim) {
  return defined({ ...claim, when: when?.edtf });
}

function sourcesOf(citations: readonly Citation[], byId: ReadonlyMap<string, Source>): Source[] {
  const ids = new Set(citations.map(({ source }) => source));
  return [...ids].map((id) => byId.get(id)).filter((source) => source !== undefined);
}

function defined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Value;
}

/**
 * The line in pieces that stay between 180 west and 180 east, each at most once at the antimeridian; the line itself
 * where it does not cross it. A line that only touches it is not cut.
 */
export function cutAtAntimeridian(line: Line): LineString | MultiLineString {
  const positions = positionsOf(line);
  const parts: Position[][] = [];
  let part: Position[] = [];
  let before: Position | undefined;
  for (const found of positions) {
    const position = onSideOf(before, found);
    if (before !== undefined && Math.abs(position[0]! - before[0]!) > 180) {
      const side = before[0]! < 0 ? -180 : 180;
      const lat = latitudeAt(before, position, side);
      if (before[0] !== side) part.push([side, lat]);
      parts.push(part);
      part = position[0] === -side ? [] : [[-side, lat]];
    }
    part.push(position);
    before = position;
  }
  const whole = [...parts, part].filter(({ length }) => length > 1);
  if (whole.length < 2) return { type: "LineString", coordinates: whole[0] ?? positions };
  return { type: "MultiLineString", coordinates: whole };
}

/** A position on the antimeridian on the side of the one before it, where that lies there too: a line along it is not cut. */
function onSideOf(before: Position | undefined, position: Position): Position {
  const isAlong = before !== undefined && Math.abs(before[0]!) === 180 && position[0] === -before[0]!;
  return isAlong ? [before[0]!, position[1]!] : position;
}

/** Straight in degrees, as lines are drawn; that of an end which lies there itself, to its last digit. */
function latitudeAt(from: Position, to: Position, side: number): number {
  if (from[0] === side) return from[1]!;
  if (to[0] === -side) return to[1]!;
  const step = shortestLonStep(from[0]!, to[0]!);
  const share = step === 0 ? 0 : (side - from[0]!) / step;
  return from[1]! + (to[1]! - from[1]!) * share;
}
