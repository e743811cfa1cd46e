import { pageFault } from "./fault.ts";

/** As a browser does that is short of memory. */
export default pageFault("the map's worker is killed", {
  prepare: (page) =>
    page.addInitScript(() => {
      const made: Worker[] = [];
      Object.assign(window, { made });
      window.Worker = class extends Worker {
        constructor(address: string | URL, options?: WorkerOptions) {
          super(address, options);
          made.push(this);
        }
      };
    }),
  async later(page) {
    await page.evaluate(async () => {
      for (const worker of (window as unknown as { made: Worker[] }).made) worker.terminate();
      const map = window.waybill!.map!;
      map.jumpTo({ center: [20, 10], zoom: 4 });
      await new Promise((done) => map.once("idle", done));
      const names = map.querySourceFeatures("base-countries");
      if (names.length === 0) throw new Error("No countries came after the worker was killed.");
      map.jumpTo({ center: [85, 55], zoom: 2 });
      await new Promise((done) => map.once("idle", done));
    });
  },
});
