/** Marks that the page sets in the browser's trace. A step lasts until the next mark. */
export const STEP_MARK = "bench-step";
/** A repaint of the same map without the route. */
export const FLOOR_MARK = "bench-floor";
/** The end of the last step of a block. */
export const STEPS_END_MARK = "bench-steps-end";
/** The end of the backlog after it. */
export const SETTLED_MARK = "bench-settled";
/** Around our own code, where the technique is ours. */
export const OWN_START_MARK = "bench-own-start";
export const OWN_END_MARK = "bench-own-end";
/** A task in which the bench does no more than wait. */
export const WAIT_MARK = "bench-wait";
