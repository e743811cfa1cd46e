import { goTo } from "../../open-page.ts";
import { pageFault } from "./fault.ts";

export default pageFault("the connection is cut after loading", {
  async later(page) {
    await page.context().setOffline(true);
    for (const chapter of ["sea", "southwest", "claim"]) await goTo(page, chapter);
  },
});
