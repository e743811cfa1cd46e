import { spawnSync } from "node:child_process";

/** True where pngcheck can be run, which reads a PNG by the specification and with a strictness of its own. */
export function hasPngcheck(): boolean {
  return spawnSync("pngcheck", ["-h"]).error === undefined;
}

/** All that pngcheck finds wrong with a file; empty for a good one. */
export function faultsByPngcheck(file: string): string {
  const { status, stdout, stderr } = spawnSync("pngcheck", ["-q", file], { encoding: "utf8" });
  return status === 0 ? "" : stdout + stderr;
}
