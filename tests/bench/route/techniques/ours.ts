import type { CustomLayerInterface } from "maplibre-gl";
import { ROUTE_LAYER } from "../../../../src/map/style/layer-ids.ts";
import { frameAt, type Frame } from "../../../../src/tour/frame.ts";
import type { Tour } from "../../../../src/tour/tour.ts";
import { OWN_END_MARK, OWN_START_MARK } from "../marks.ts";
import type { SetUp } from "../technique.ts";

/** The route layer of the product, with casing, part ahead and head. Its own work: frame, show, prerender and render. */
export const setUp: SetUp = ({ storyMap, tour }) => {
  const layer = storyMap.mapLibre.getLayer(ROUTE_LAYER) as unknown as { implementation: CustomLayerInterface };
  const { camera } = frameAt(tour, 0);
  let ownMilliseconds = 0;
  const timed = <Values extends unknown[]>(work: (...values: Values) => void) => {
    return (...values: Values) => {
      performance.mark(OWN_START_MARK);
      const started = performance.now();
      work(...values);
      ownMilliseconds += performance.now() - started;
      performance.mark(OWN_END_MARK);
    };
  };
  const { implementation } = layer;
  if (implementation.prerender) implementation.prerender = timed(implementation.prerender.bind(implementation));
  implementation.render = timed(implementation.render.bind(implementation));
  const show = timed((seconds: number) => storyMap.show({ ...frameAt(tour, seconds), camera }));
  // Pointing at the route once makes what the layer keeps for that; it belongs to its memory.
  storyMap.subjectAt(storyMap.project([0, 0]));
  return {
    step: (meters) => show(secondsAt(tour, meters)),
    showEnd(meters) {
      const frame: Frame = frameAt(tour, secondsAt(tour, meters));
      storyMap.show({ ...frame, camera, head: null });
    },
    setHidden(hidden) {
      storyMap.mapLibre.setLayoutProperty(ROUTE_LAYER, "visibility", hidden ? "none" : "visible");
    },
    takeOwnMilliseconds() {
      const taken = ownMilliseconds;
      ownMilliseconds = 0;
      return taken;
    },
  };
};

/** The second at which the only leg of a tour has travelled so far: the inverse of smoothstep, in closed form. */
function secondsAt({ model: { legs }, schedule: { chapters } }: Tour, meters: number): number {
  const { startSeconds, endSeconds } = chapters[0]!.travels[0]!;
  const share = Math.min(Math.max(meters / legs[0]!.lengthMeters, 0), 1);
  const t = 0.5 - Math.sin(Math.asin(1 - 2 * share) / 3);
  return startSeconds + (endSeconds - startSeconds) * t;
}
