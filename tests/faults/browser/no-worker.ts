import { pageFault } from "./fault.ts";

export default pageFault("there are no workers", {
  prepare: (page) =>
    page.addInitScript(() => {
      Reflect.deleteProperty(window, "Worker");
    }),
});
