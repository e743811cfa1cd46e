import { embeddedFault } from "./embedded-fault.ts";

/** Longer than every deadline of a map. */
const HIDDEN_SECONDS = 16;

export default embeddedFault("a frame in a closed `details`, then opened", {
  article: (frame) => `<details><summary>Map</summary>${frame}</details>`,
  hiddenSeconds: HIDDEN_SECONDS,
  show: (page) => page.evaluate(() => (document.querySelector("details")!.open = true)),
});
