/** One fault, and what came of it. */
export interface FaultRow {
  fault: string;
  /** What was seen; for one that does not hold, what was wanted instead. */
  seen: string;
  holds: boolean;
  seconds: number;
}

export interface FaultChoice {
  /** What `npm test` has time for. */
  short: boolean;
  /** Only faults whose names hold these words; all where absent. */
  named?: string;
}

/** What a file of faults exports as `runFaults`: tries them, and tells of each. */
export type RunFaults = (choice: FaultChoice) => Promise<readonly FaultRow[]>;

/** A fault by name; rejects with an Error that says what did not hold, and resolves with what was seen. */
export type Fault = readonly [name: string, attempt: () => Promise<string>];

/** Tries faults one after another; with `named`, those whose names hold these words. */
export async function tryFaults(faults: readonly Fault[], named = ""): Promise<FaultRow[]> {
  const rows: FaultRow[] = [];
  for (const [fault, attempt] of faults) {
    if (!fault.includes(named)) continue;
    const start = performance.now();
    const row = await attempt().then(
      (seen) => ({ seen, holds: true }),
      (error: unknown) => ({ seen: error instanceof Error ? error.message : String(error), holds: false }),
    );
    rows.push({ fault, ...row, seconds: (performance.now() - start) / 1000 });
  }
  return rows;
}

/** The rows as a table of Markdown. */
export function asTable(rows: readonly FaultRow[]): string {
  const cell = (text: string) => text.replaceAll("|", "\\|").replace(/\s*\n\s*/g, " ");
  const lines = rows.map(
    ({ fault, seen, holds, seconds }) =>
      `| ${cell(fault)} | ${holds ? "holds" : "**does not hold**"} | ${cell(seen)} | ${seconds.toFixed(1)} s |`,
  );
  return ["| fault | | what was seen | took |", "| --- | --- | --- | ---: |", ...lines].join("\n");
}
