#!/usr/bin/env node
// The commands are TypeScript; tsx runs them as they are, so that a checkout needs no build to check a story.
// It is imported once we know that there is a folder to work in: without one, tsx ends with a stack trace.
if (hasFolder()) {
  // Its cache would lie in the folder for temporary files, where anybody can put code for it to run; it saves no time here.
  process.env.TSX_DISABLE_CACHE = "1";
  const { register } = await import("tsx/esm/api");
  register();
  const { watchOutput } = await import("./print.ts");
  watchOutput();
  const { run } = await import("./run.ts");
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
