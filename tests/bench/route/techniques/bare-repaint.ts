import type { SetUp } from "../technique.ts";

/** The floor: the same map without any route, drawn anew. */
export const setUp: SetUp = ({ storyMap }) => ({ step: () => storyMap.mapLibre.triggerRepaint() });
