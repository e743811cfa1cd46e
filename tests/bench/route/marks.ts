/** Marks that the page sets in the browser's trace: a step lasts until the next mark. */
export const STEP_MARK = "bench-step";
export const STEPS_END_MARK = "bench-steps-end";
/** The end of the backlog. */
export const SETTLED_MARK = "bench-settled";
/** A task in which the bench does no more than wait. */
export const WAIT_MARK = "bench-wait";
