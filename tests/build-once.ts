import { browserPath } from "../src/cli/browser/browser.ts";
import { buildIfNeeded } from "../src/cli/server/site.ts";

/** Before all tests: the page is built, and the packaged browser unpacked, so that tests in parallel find them there. */
export default async function setup(): Promise<void> {
  // Each worker would look at every byte of the browser again.
  process.env["WAYBILL_BROWSER"] ||= await browserPath();
  await buildIfNeeded();
}
