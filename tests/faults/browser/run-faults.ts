import type { FaultRow, RunFaults } from "../fault-table.ts";
import { closeFaultBrowser } from "./fault-browser.ts";
import type { Fault, Outcome } from "./fault.ts";
import { allFaults } from "./faults.ts";

/** A page ends within this: docs/reliability.md promises it. */
const LONGEST_SECONDS = 15;
/** Most of them wait. Where nobody looks at the time, more of them wait together. */
const AT_ONCE = { timed: 2, short: 3 };

/** One of each kind: a file, the graphics, the workers, what is read of a canvas, a frame of another site. */
const SHORT = [
  "a file of the story is a web page",
  "fonts are missing",
  "the base map is half a file",
  "the map's worker is killed",
  "there is no WebGL",
  "what is read of a canvas is noise",
  "a sandboxed frame",
  "workers throw when they are made",
];

/** Where nothing can be drawn, words say why. */
const WITHOUT_MAP = [
  /^a file of the story/,
  /^the page's script/,
  /^there are no workers/,
  /^workers throw/,
  /^there is no WebGL/,
  /^the map's worker (is missing|never answers)/,
  /^the graphics are lost for good/,
  /whose server allows none/,
];

/**
 * Faults of the page in a browser, some at a time. With `named`, those whose names hold these words. The short form runs
 * beside other tests and does not look at the seconds.
 */
export const runFaults: RunFaults = async ({ short, named = "" }) => {
  const faults = (await allFaults()).filter(({ name }) => name.includes(named) && (!short || SHORT.includes(name)));
  const rows = new Map<Fault, FaultRow>();
  const left = [...faults];
  const runSome = async () => {
    for (let fault = left.shift(); fault; fault = left.shift())
      rows.set(fault, await tryFault(fault, { isTimed: !short }));
  };
  try {
    await Promise.all(Array.from({ length: short ? AT_ONCE.short : AT_ONCE.timed }, runSome));
  } finally {
    await closeFaultBrowser();
  }
  return faults.map((fault) => rows.get(fault)!);
};

async function tryFault({ name, run }: Fault, { isTimed }: { isTimed: boolean }): Promise<FaultRow> {
  const start = performance.now();
  try {
    const outcome = await run();
    const wrong = wrongOf(name, isTimed ? outcome : { ...outcome, afterSeconds: 0 });
    const seen = [...wrong.map((what) => `${what}!`), inWords(outcome)].join(" ");
    return { fault: name, seen, holds: wrong.length === 0, seconds: outcome.afterSeconds };
  } catch (error) {
    const seconds = (performance.now() - start) / 1000;
    return { fault: name, seen: error instanceof Error ? error.message : String(error), holds: false, seconds };
  }
}

/** What does not hold of a page that met a fault. */
export function wrongOf(name: string, { ended, textReadable, mapDrawn, told, afterSeconds }: Outcome): string[] {
  const withMap = !WITHOUT_MAP.some((pattern) => pattern.test(name));
  return [
    !ended && "The page did not end",
    !textReadable && "Nothing can be read",
    withMap && !mapDrawn && "The route is not drawn",
    !withMap && mapDrawn && "The route is drawn, which was not to be",
    !withMap && !told.includes(" ") && "No words say why there is no map",
    afterSeconds > LONGEST_SECONDS && `It took longer than ${LONGEST_SECONDS} seconds`,
  ].filter((what) => what !== false);
}

function inWords({ state, mapDrawn, told }: Outcome): string {
  const words = told.replace(/http:\/\/(?:localhost|127\.0\.0\.1):\d+/g, "");
  return `${state}, ${mapDrawn ? "with" : "without"} the route${words ? `; told: “${words}”` : ""}`;
}
