import { once } from "node:events";
import { chmodSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { browserPath } from "../../../src/cli/browser/browser.ts";
import { tryFaults, type Fault, type RunFaults } from "../fault-table.ts";
import { mustEnd, mustHold, onBench, type Bench } from "./command.ts";

/** A program that stands in for the browser. */
function standIn(bench: Bench, script: string): NodeJS.ProcessEnv {
  const path = join(bench.temporary, "..", "browser.sh");
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return { WAYBILL_BROWSER: path };
}

function snapshotWith(script: string, line: RegExp): () => Promise<string> {
  return () =>
    onBench(async (bench) => {
      const env = standIn(bench, script);
      const finished = await bench.run(["snapshot", "-o", join(bench.work, "a.png"), "--size", "4000x4000"], { env });
      mustHold(bench.work, []);
      const left = bench.leftovers();
      if (left !== "") throw new Error(`It left ${left}.`);
      return mustEnd(finished, 1, line);
    });
}

/** Starts the real browser and ends it after so long, as a machine without memory does. */
async function endedAfter(seconds: number): Promise<string> {
  return `"${await browserPath()}" "$@" & browser=$!\n(sleep ${seconds}; kill -9 $browser) 2>/dev/null >/dev/null 3>&- 4>&- &\nwait $browser`;
}

const portTaken: Fault = [
  "the port is taken",
  () =>
    onBench(async (bench) => {
      const server = createServer().listen(0, "localhost");
      await once(server, "listening");
      const { port } = server.address() as AddressInfo;
      const finished = await bench.run(["serve", "--port", String(port)]);
      server.close();
      return mustEnd(finished, 1, /Port \d+ is taken\. Choose another/).replace(String(port), "N");
    }),
];

function closedPipe(args: string): Fault {
  return [
    `the reader of \`${args}\` leaves`,
    () =>
      onBench(async (bench) => {
        const { stderr } = await bench.run([], {
          shell: `{ $WAYBILL ${args}; echo "code $?" >&2; } | head -c 1 >/dev/null`,
        });
        if (stderr !== "code 0\n") throw new Error(`Wanted exit code 0 and no word; found ${stderr}`);
        return "exit code 0, without a word";
      }),
  ];
}

/** A browser that does not start, that ends too early, a port and a pipe that others hold. */
export const runFaults: RunFaults = async ({ short, named }) =>
  tryFaults(
    [
      ["the browser does not start", snapshotWith("exit 1", /The browser ".*" does not start\. Install Chromium/)],
      [
        "the browser ends while it draws",
        snapshotWith(await endedAfter(2.5), /The browser ended .*Run the command again/),
      ],
      portTaken,
      closedPipe("export"),
      ...(short
        ? []
        : [
            [
              "the browser ends as it starts",
              snapshotWith(await endedAfter(0.3), /browser .*(?:start|Run the command again)/),
            ] as const,
            [
              "the browser ends as the page opens",
              snapshotWith(await endedAfter(1.2), /browser .*(?:start|Run the command again)/),
            ] as const,
            closedPipe("export --format csv"),
            closedPipe("sources"),
          ]),
    ],
    named,
  );
