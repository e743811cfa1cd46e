import { execFileSync } from "node:child_process";

/** True where exiftool can be run: its own reading of our metadata is worth more than ours. */
export function hasExiftool(): boolean {
  try {
    execFileSync("exiftool", ["-ver"]);
    return true;
  } catch {
    // Not installed.
    return false;
  }
}

/** Fields of a file's XMP by exiftool's names without group: `Title`, `DataHash`. */
export function xmpByExiftool(file: string): Record<string, unknown> {
  const [fields] = JSON.parse(execFileSync("exiftool", ["-json", "-XMP:all", file]).toString()) as [object];
  return { ...fields };
}

/** Fields of a file's own PNG chunks, as numbers where they are: `PixelsPerUnitX`, `SRGBRendering`. */
export function chunksByExiftool(file: string): Record<string, unknown> {
  const args = ["-json", "-n", "-PNG:all", "-PNG-pHYs:all", file];
  const [fields] = JSON.parse(execFileSync("exiftool", args).toString()) as [object];
  return { ...fields };
}

/** `OK`, or how many faults exiftool finds in a file. */
export function validityByExiftool(file: string): unknown {
  const args = ["-json", "-validate", "-warning", "-a", file];
  const [fields] = JSON.parse(execFileSync("exiftool", args).toString()) as [Record<string, unknown>];
  return fields["Validate"];
}
