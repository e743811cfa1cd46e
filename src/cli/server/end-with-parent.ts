import { readFileSync } from "node:fs";

const LOOK_MILLISECONDS = 500;

/**
 * Ends this process soon after the one that started it: a server whose terminal or `npm start` was killed would keep its port.
 * Where a shell of npm stands between (`npm start`), the process before that counts too.
 */
export function endWithParent(): void {
  const parent = process.ppid;
  const grandparent = startedByNpm() ? parentOf(parent) : undefined;
  const look = () => {
    const isAlone = process.ppid !== parent || (grandparent !== undefined && parentOf(parent) !== grandparent);
    if (isAlone) process.exit();
  };
  setInterval(look, LOOK_MILLISECONDS).unref();
}

function startedByNpm(): boolean {
  return process.env["npm_lifecycle_event"] !== undefined;
}

/** Where the system tells it by a file (Linux); elsewhere npm's shell ends by itself or becomes this process. */
function parentOf(pid: number): number | undefined {
  try {
    // `pid (name) state ppid ...`; the name may hold anything.
    return Number(/^.*\) \S (\d+) /s.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    // No such system, or no such process any more, which process.ppid tells.
    return undefined;
  }
}
