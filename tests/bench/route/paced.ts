import type { Map as MapLibreMap } from "maplibre-gl";
import { contextOf } from "./idle.ts";
import { WAIT_MARK } from "./marks.ts";
import { STEPS_PER_SECOND } from "./plan.ts";

/** A step may ask for its repaint in the next frame only, and is drawn in the one after. */
const FRAMES_PER_STEP = 2;
const WAIT_MILLISECONDS = 5;
/** The frame after the last wait comes half a frame later, on average. */
const EARLY_MILLISECONDS = 8;

/**
 * Calls back so many times, each in an animation frame, at most 30 times a second, and not before the graphics process
 * has drawn the frame before: graphics in software are slow, and a page that waits for them would seem to be at work.
 */
export async function paced(
  map: MapLibreMap,
  count: number,
  tick: (index: number, now: number) => void,
): Promise<void> {
  const gl = contextOf(map);
  let drawing: WebGLSync | null = null;
  const onRender = () => {
    if (drawing) gl.deleteSync(drawing);
    drawing = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  };
  const isDrawn = () => !drawing || gl.getSyncParameter(drawing, gl.SYNC_STATUS) === gl.SIGNALED;
  map.on("render", onRender);
  for (let index = 0; index < count; index++) {
    await nextFrame();
    const now = performance.now();
    tick(index, now);
    for (let frame = 0; frame < FRAMES_PER_STEP; frame++) await nextFrame();
    const due = now + 1000 / STEPS_PER_SECOND - EARLY_MILLISECONDS;
    while (performance.now() < due || !isDrawn()) await shortWait();
  }
  map.off("render", onRender);
}

function nextFrame(): Promise<number> {
  return new Promise(requestAnimationFrame);
}

/** A task that the trace leaves out. */
async function shortWait(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, WAIT_MILLISECONDS));
  performance.mark(WAIT_MARK);
}
