import type { Viewport } from "../geometry/camera.ts";

/** Below this width the page has its phone layout. */
export const PHONE_PIXELS = 900;

/** The viewport of a map of some size: free space for the names at its edges, and on a phone for the inset below. */
export function paddedViewport(size: { width: number; height: number }): Viewport {
  if (innerWidth < PHONE_PIXELS) {
    const padding = { top: 52, right: 56, bottom: 56, left: 56 };
    return { ...size, padding, insetPadding: { ...padding, top: 62, bottom: Math.min(190, size.height / 2) } };
  }
  const edge = Math.max(40, Math.min(size.width, size.height) * 0.09);
  return { ...size, padding: { top: edge, right: edge * 1.2, bottom: edge * 1.2, left: edge * 1.2 } };
}
