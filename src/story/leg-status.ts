import type { Leg, LegStatus, Place, Story } from "./story.ts";

type WithStatus = Pick<Leg, "status">;

/** The status of a leg; most have none of their own and were travelled. */
export function statusOf({ status = "travelled" }: WithStatus): LegStatus {
  return status;
}

/** True where nothing travels along a leg. */
export function isPlanned(leg: WithStatus): boolean {
  return leg.status === "planned";
}

/** True where a leg reached the place that it leads to. */
export function arrives({ status }: WithStatus): boolean {
  return status !== "planned" && status !== "refused";
}

/**
 * The places that legs lead to or from, and that nothing reached: named on the map, without a number. A refused leg set out from
 * a place, so that one was reached. Places of context are no part of the route and never among them.
 */
export function unreachedPlaces({ places, legs }: Pick<Story, "places" | "legs">): Place[] {
  const ends = new Set(legs.flatMap(({ from, to }) => [from, to]));
  const reached = new Set(
    legs.flatMap((leg) => [...(isPlanned(leg) ? [] : [leg.from]), ...(arrives(leg) ? [leg.to] : [])]),
  );
  return places.filter(({ id, role }) => role !== "context" && ends.has(id) && !reached.has(id));
}

/**
 * Tells whether a leg or place is of the route, for which the id `story` stands: what was travelled and reached; all of a story in
 * which every leg is planned. Places of context are not.
 */
export function routeFilter(story: Pick<Story, "places" | "legs">): (item: Leg | Place) => boolean {
  const isAllPlanned = story.legs.every(isPlanned);
  const unreached = new Set(isAllPlanned ? [] : unreachedPlaces(story).map(({ id }) => id));
  return (item) =>
    "role" in item ? item.role !== "context" && !unreached.has(item.id) : isAllPlanned || !isPlanned(item);
}
