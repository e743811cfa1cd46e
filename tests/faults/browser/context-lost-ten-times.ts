import { loseContext } from "../../map/lose-context.ts";
import { pageFault } from "./fault.ts";

export default pageFault("the graphics are lost ten times in play", {
  async later(page) {
    await page.getByRole("button", { name: "Play" }).click();
    for (let time = 1; time < 10; time++) await loseContext(page);
    const since = performance.now();
    await loseContext(page);
    await page.getByRole("button", { name: "Pause" }).click();
    await page.evaluate(() => new Promise((done) => window.waybill!.map!.once("idle", done).triggerRepaint()));
    return since;
  },
});
