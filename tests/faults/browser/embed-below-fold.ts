import { embeddedFault } from "./embedded-fault.ts";

/** Longer than every deadline of a map. */
const HIDDEN_SECONDS = 16;

export default embeddedFault("a frame below the fold, then scrolled to", {
  article: (frame) => `<div style="height: 1600px">The article.</div>${frame}`,
  hiddenSeconds: HIDDEN_SECONDS,
  show: (page) => page.evaluate(() => document.querySelector("iframe")!.scrollIntoView()),
});
