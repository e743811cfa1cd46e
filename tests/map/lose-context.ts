import type { Page } from "playwright-core";

/** Takes the graphics context from the page's map and gives it back; resolves when the map is drawn anew. */
export async function loseContext(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const map = (window.golden ?? window.waybill)!.map!;
    const lose = map.getCanvas().getContext("webgl2")!.getExtension("WEBGL_lose_context")!;
    const lost = new Promise((done) => map.once("webglcontextlost", done));
    const restored = new Promise((done) => map.once("webglcontextrestored", done));
    lose.loseContext();
    await lost;
    // It is given back in a task of its own, not before all have heard that it is lost.
    setTimeout(() => lose.restoreContext());
    await restored;
    await new Promise((done) => map.once("idle", done));
  });
}
