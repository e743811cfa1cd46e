import type { Viewport } from "../geometry/camera.ts";

/** Below this width the page has its phone layout. */
export const PHONE_PIXELS = 900;

/** The part of the page that the map fills. */
export interface StageSize {
  width: number;
  height: number;
  /** The page has its phone layout. */
  isPhone: boolean;
}

/** The viewport of a map of some size: free space for the names at its edges, and on a phone for the inset below. */
export function paddedViewport({ isPhone, width, height }: StageSize): Viewport {
  if (isPhone) {
    const padding = { top: 52, right: 56, bottom: 56, left: 56 };
    return { width, height, padding, insetPadding: { ...padding, top: 62, bottom: Math.min(190, height / 2) } };
  }
  const edge = Math.max(40, Math.min(width, height) * 0.09);
  return { width, height, padding: { top: edge, right: edge * 1.2, bottom: edge * 1.2, left: edge * 1.2 } };
}
