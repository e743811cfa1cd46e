import { pageFault } from "./fault.ts";

export default pageFault("storage and history are full", {
  prepare: (page) =>
    page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException("No more room", "QuotaExceededError");
      };
      Storage.prototype.setItem = Storage.prototype.getItem = refuse;
      IDBFactory.prototype.open = refuse;
      history.pushState = history.replaceState = refuse;
    }),
});
