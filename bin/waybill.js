#!/usr/bin/env node
import { existsSync } from "node:fs";

/** In a package the commands are compiled; in a checkout tsx runs the TypeScript as it is, so that nothing is built first. */
const compiled = new URL("../commands/run.js", import.meta.url);

// Code is imported once we know that there is a folder to work in: without one, tsx ends with a stack trace.
if (hasFolder()) {
  const isCompiled = existsSync(compiled);
  if (!isCompiled) {
    // Its cache would lie in the folder for temporary files, where anybody can put code for it to run; it saves no time here.
    process.env.TSX_DISABLE_CACHE = "1";
    (await import("tsx/esm/api")).register();
  }
  const { run, watchOutput } = await import(
    isCompiled ? compiled.href : new URL("../src/cli/run.ts", import.meta.url).href
  );
  watchOutput();
  process.exitCode = await run(process.argv.slice(2));
} else {
  process.stderr.write(
    "waybill: The folder that this was started in is gone. Go to another folder, and start again.\n",
  );
  process.exitCode = 2;
}

function hasFolder() {
  try {
    return process.cwd() !== "";
  } catch {
    // It was removed or renamed.
    return false;
  }
}
