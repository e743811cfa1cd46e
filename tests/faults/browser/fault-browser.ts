import type { Browser } from "playwright-core";
import { startBrowser } from "../../../src/cli/browser/browser.ts";

let started: Promise<Browser> | undefined;

/** One browser for all faults, each in a context of its own. */
export function faultBrowser(): Promise<Browser> {
  started ??= startBrowser();
  return started;
}

export async function closeFaultBrowser(): Promise<void> {
  await (await started)?.close();
  started = undefined;
}
