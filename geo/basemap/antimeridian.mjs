import { mapshaperRun } from "./mapshaper-run.mjs";

/**
 * Cuts at 180 degrees the polygons that Natural Earth stitched across it, which else paint bands over the map.
 * A ring is unwound first (longitudes run on past 180), closed over the pole where it goes around one, and cut in two;
 * vertices off the cut keep their numbers, so that neighbours still share them. Other features are passed on as they are.
 */
export async function cutAtAntimeridian(features) {
  const result = [];
  for (const feature of features) {
    const polygons =
      feature.geometry.type === "Polygon" ? [feature.geometry.coordinates] : feature.geometry.coordinates;
    if (!polygons.some((polygon) => polygon.some(crosses))) {
      result.push(feature);
      continue;
    }
    const whole = polygons.filter((polygon) => !polygon.some(crosses));
    const unwound = polygons.filter((polygon) => polygon.some(crosses)).map((polygon) => unwindPolygon(polygon));
    const east = await clip(unwound, 0);
    const west = await clip(unwound, -360);
    result.push({ ...feature, geometry: { type: "MultiPolygon", coordinates: [...whole, ...east, ...west] } });
  }
  return result;
}

function crosses(ring) {
  return ring.some((position, index) => index > 0 && Math.abs(position[0] - ring[index - 1][0]) > 180);
}

function unwindPolygon(polygon) {
  const rings = polygon.map(unwindRing);
  const middle = (ring) => (Math.min(...ring.map(([lon]) => lon)) + Math.max(...ring.map(([lon]) => lon))) / 2;
  // All rings of one polygon must lie in the same turn, and so that the cut at 180 is inside their span.
  return rings.map((ring) => {
    const shift = Math.round((middle(rings[0]) - middle(ring)) / 360) * 360;
    return ring.map(([lon, lat]) => [lon + shift, lat]);
  });
}

function unwindRing(ring) {
  let turn = 0;
  const unwound = ring.map(([lon, lat], index) => {
    if (index > 0) {
      const step = lon - ring[index - 1][0];
      if (step > 180) turn -= 360;
      if (step < -180) turn += 360;
    }
    return [lon + turn, lat];
  });
  if (turn !== 0) return closeOverPole(unwound, turn);
  // A ring that began on the far side reaches below -180: bring it to the turn in which the cut lies at 180.
  const shift = Math.min(...unwound.map(([lon]) => lon)) < -180 ? 360 : 0;
  return unwound.map(([lon, lat]) => [lon + shift, lat]);
}

/** A ring around a pole ends one turn away from its start: it is closed along that pole (Antarctica: the south). */
function closeOverPole(ring, turn) {
  const pole = ring[0][1] < 0 ? -90 : 90;
  const shift = Math.min(...ring.map(([lon]) => lon)) < -180 ? 360 : 0;
  const shifted = ring.map(([lon, lat]) => [lon + shift, lat]);
  const first = shifted[0];
  const last = shifted.at(-1);
  if (Math.abs(last[0] - first[0] - turn) > 1e-6) throw new Error("A ring around a pole does not close on itself.");
  return [...shifted, [last[0], pole], [first[0], pole], first];
}

async function clip(polygons, shift) {
  const moved = polygons.map((polygon) => polygon.map((ring) => ring.map(([lon, lat]) => [lon + shift, lat])));
  const feature = { type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates: moved } };
  const [clipped] = await mapshaperRun([feature], "-clip bbox=-180,-90,180,90");
  if (!clipped?.geometry) return [];
  return clipped.geometry.type === "Polygon" ? [clipped.geometry.coordinates] : clipped.geometry.coordinates;
}
