import { isBeyondMap } from "../geometry/mercator.ts";
import { drawnLine } from "./drawn-line.ts";
import { outlineOf } from "../geometry/polygon.ts";
import type { Leg, Place, Story } from "./story.ts";

/** The places of the route and the legs of which some part lies where Mercator's square world does not reach. */
export function beyondMap({ places, legs }: Story): (Place | Leg)[] {
  const isPlaceBeyond = ({ geometry, role }: Place) => {
    const positions = geometry.type === "Point" ? [geometry.coordinates] : outlineOf(geometry);
    return role !== "context" && positions.some(([, lat]) => isBeyondMap(lat!));
  };
  const isLegBeyond = (leg: Leg) =>
    leg.stretches.some((stretch) =>
      drawnLine(leg, stretch).some((degrees, at) => at % 2 === 1 && isBeyondMap(degrees)),
    );
  return [...places.filter(isPlaceBeyond), ...legs.filter(isLegBeyond)];
}
