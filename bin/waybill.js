#!/usr/bin/env node
import { existsSync } from "node:fs";

/** In a package the commands are compiled; in a checkout tsx runs the TypeScript as it is, so that nothing is built first. */
const compiled = new URL("../commands/run.js", import.meta.url);
if (!existsSync(compiled)) (await import("tsx/esm/api")).register();
const { run } = await import(existsSync(compiled) ? compiled.href : new URL("../src/cli/run.ts", import.meta.url).href);
process.exitCode = await run(process.argv.slice(2));
