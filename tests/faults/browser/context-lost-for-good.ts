import { pageFault } from "./fault.ts";

export default pageFault("the graphics are lost for good", {
  async later(page) {
    await page.evaluate(() => {
      window.waybill!.map!.getCanvas().getContext("webgl2")!.getExtension("WEBGL_lose_context")!.loseContext();
    });
    await page.waitForSelector('html[data-waybill="error"]', { state: "attached" });
  },
});
