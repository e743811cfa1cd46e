/**
 * The rings of polygons inside a box `[west, south, east, north]`, by the method of Sutherland and Hodgman: what leaves
 * the box is closed along its edge. A point where a segment meets the edge is the same whichever way the segment runs, so
 * that neighbours still share it. Polygons are lists of rings; those that are empty inside the box are left out.
 */
export function clipPolygons(polygons, box) {
  return polygons.flatMap((polygon) => {
    const [outer, ...holes] = polygon.map((ring) => clipRing(ring, box));
    return outer.length > 3 ? [[outer, ...holes.filter((hole) => hole.length > 3)]] : [];
  });
}

/** The parts of lines inside a box. */
export function clipLines(lines, box) {
  return sides(box).reduce((left, side) => left.flatMap((line) => cutLine(line, side)), lines);
}

/** Whether a segment runs along the edge of a box: a cut, never a coast. */
export function runsAlong([west, south, east, north]) {
  const meets = (a, b, axis, value) => near(a[axis], value) && near(b[axis], value);
  return (a, b) => meets(a, b, 0, west) || meets(a, b, 0, east) || meets(a, b, 1, south) || meets(a, b, 1, north);
}

const near = (a, b) => Math.abs(a - b) < 1e-9;

const sides = ([west, south, east, north]) => [
  { axis: 0, value: west, sign: 1 },
  { axis: 0, value: east, sign: -1 },
  { axis: 1, value: south, sign: 1 },
  { axis: 1, value: north, sign: -1 },
];

function clipRing(ring, box) {
  let left = ring;
  for (const side of sides(box)) {
    const inside = left.map((position) => isInside(position, side));
    if (inside.every(Boolean)) continue;
    if (!inside.some(Boolean)) return [];
    const kept = [];
    for (let index = 1; index < left.length; index++) {
      const [a, b] = [left[index - 1], left[index]];
      if (inside[index - 1]) kept.push(a);
      if (inside[index - 1] !== inside[index]) kept.push(crossing(a, b, side));
    }
    left = [...kept, kept[0]];
  }
  return left;
}

function cutLine(line, side) {
  const parts = [];
  let part = [];
  for (const [index, position] of line.entries()) {
    const before = line[index - 1];
    const inside = isInside(position, side);
    if (before && isInside(before, side) !== inside) part.push(crossing(before, position, side));
    if (inside) part.push(position);
    else if (part.length > 0) {
      parts.push(part);
      part = [];
    }
  }
  return [...parts, part].filter(({ length }) => length > 1);
}

const isInside = (position, { axis, value, sign }) => (position[axis] - value) * sign >= 0;

function crossing(a, b, { axis, value }) {
  const [from, to] = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]) ? [a, b] : [b, a];
  const share = (value - from[axis]) / (to[axis] - from[axis]);
  const other = from[1 - axis] + (to[1 - axis] - from[1 - axis]) * share;
  return axis === 0 ? [value, other] : [other, value];
}
