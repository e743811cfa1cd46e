import type { CDPSession, Page } from "playwright-core";

/** What a page holds, after the browser has collected what nobody needs. */
export interface Weight {
  heapBytes: number;
  /** Of all documents, those that are in no tree included. */
  nodes: number;
  listeners: number;
  /** Of WebGL, neither lost nor collected. */
  contexts: number;
  /** MapLibre's canvases in the document, that of an inset off screen among them. Each has a context. */
  maps: number;
  /** Font faces of the document, with those that maps add. */
  fonts: number;
}

/** Of `watchContexts`; put into the page. */
interface Watched {
  contexts: WeakRef<WebGL2RenderingContext>[];
}

/** Has a page count its graphics contexts. Before it is opened. */
export async function watchContexts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched: Watched = { contexts: [] };
    Object.assign(window, { watched });
    const seen = new WeakSet<object>();
    const getContext = HTMLCanvasElement.prototype.getContext as (...all: unknown[]) => unknown;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      const context = getContext.call(this, kind, ...rest);
      if (context instanceof WebGL2RenderingContext && !seen.has(context)) {
        seen.add(context);
        watched.contexts.push(new WeakRef(context));
      }
      return context;
    } as typeof HTMLCanvasElement.prototype.getContext;
  });
}

/** Weighs a page. It was opened with `watchContexts`. */
export async function weigh(page: Page, session: CDPSession): Promise<Weight> {
  await session.send("HeapProfiler.enable");
  await session.send("Performance.enable");
  // What a first collection finalizes, a second one frees.
  for (let time = 0; time < 3; time++) await session.send("HeapProfiler.collectGarbage");
  const { usedSize: heapBytes } = await session.send("Runtime.getHeapUsage");
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)!.value;
  const graphics = await page.evaluate(() => ({
    contexts: (window as unknown as { watched: Watched }).watched.contexts.filter(
      (one) => one.deref()?.isContextLost() === false,
    ).length,
    maps: document.querySelectorAll("canvas.maplibregl-canvas").length,
    fonts: document.fonts.size,
  }));
  return { heapBytes, nodes: metric("Nodes"), listeners: metric("JSEventListeners"), ...graphics };
}
