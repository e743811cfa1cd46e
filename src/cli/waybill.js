#!/usr/bin/env node
// The commands are TypeScript; tsx runs them as they are, so that a checkout needs no build to check a story.
import { register } from "tsx/esm/api";

register();
const { run } = await import("./run.ts");
process.exitCode = await run(process.argv.slice(2));
