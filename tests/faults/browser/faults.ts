import { readdir } from "node:fs/promises";
import type { Fault } from "./fault.ts";

/** Files of this folder that hold no fault. */
const NOT_FAULTS = ["bad-server", "embedded-fault", "fault-browser", "fault", "faults", "faults.test", "run-faults"];

/** Every fault of this folder, by file name. */
export async function allFaults(): Promise<Fault[]> {
  const names = (await readdir(import.meta.dirname)).map((file) => file.replace(/\.ts$/, "")).sort();
  const modules = names
    .filter((name) => !NOT_FAULTS.includes(name))
    .map((name) => import(`./${name}.ts`) as Promise<{ default: Fault }>);
  return (await Promise.all(modules)).map(({ default: fault }) => fault);
}
