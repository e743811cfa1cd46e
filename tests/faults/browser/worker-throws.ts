import { pageFault } from "./fault.ts";

export default pageFault("workers throw when they are made", {
  prepare: (page) =>
    page.addInitScript(() => {
      window.Worker = new Proxy(Worker, {
        construct() {
          throw new DOMException("Not here", "SecurityError");
        },
      });
    }),
});
