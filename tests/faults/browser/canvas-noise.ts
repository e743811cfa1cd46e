import { pageFault } from "./fault.ts";

/** As a browser that keeps its readers from being told apart: Tor Browser, or Firefox with privacy.resistFingerprinting. */
export default pageFault("what is read of a canvas is noise", {
  prepare: (page) =>
    page.addInitScript(() => {
      const noise = (pixels: Uint8Array | Uint8ClampedArray) => {
        for (let at = 0; at < pixels.length; at++) pixels[at] = (at * 7919) % 251;
      };
      const { getImageData } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.getImageData = function (this: CanvasRenderingContext2D, ...box) {
        const image = getImageData.apply(this, box);
        noise(image.data);
        return image;
      };
      const { getBufferSubData } = WebGL2RenderingContext.prototype;
      WebGL2RenderingContext.prototype.getBufferSubData = function (this: WebGL2RenderingContext, ...all) {
        getBufferSubData.apply(this, all);
        noise(all[2] as Uint8Array);
      };
    }),
});
