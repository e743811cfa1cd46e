import { vi } from "vitest";
import { run } from "../../src/cli/run.ts";

/** Runs a command in this process: for what is told before anything is started. */
export async function answerTo(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const [out, err] = [vi.spyOn(process.stdout, "write"), vi.spyOn(process.stderr, "write")];
  let [stdout, stderr] = ["", ""];
  out.mockImplementation((text) => ((stdout += String(text)), true));
  err.mockImplementation((text) => ((stderr += String(text)), true));
  try {
    return { code: await run(args), stdout, stderr };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}
