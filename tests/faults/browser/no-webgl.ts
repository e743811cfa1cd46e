import { pageFault } from "./fault.ts";

export default pageFault("there is no WebGL", {
  prepare: (page) =>
    page.addInitScript(() => {
      const getContext = HTMLCanvasElement.prototype.getContext as (...all: unknown[]) => unknown;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
        return kind.startsWith("webgl") ? null : getContext.call(this, kind, ...rest);
      } as typeof HTMLCanvasElement.prototype.getContext;
    }),
});
