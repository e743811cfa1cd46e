import { shownJson, shownLines } from "../format/shown.ts";

/** Prints lines of a result on stdout; no text or path in them steers the terminal or turns words around. */
export function print(lines: string): void {
  process.stdout.write(shownLines(lines));
}

/** Prints a result as JSON on stdout, escaped so that it steers no terminal either. */
export function printJson(value: unknown, indent?: number): void {
  process.stdout.write(`${shownJson(value, indent)}\n`);
}

/** Prints the data of a story as it is: the reader of stories refuses what `print` would escape. */
export function printData(text: string): void {
  process.stdout.write(text);
}

/** Says lines on stderr, as `print` does. */
export function tell(lines: string): void {
  process.stderr.write(shownLines(lines));
}

/** Says on stderr how far the work is: over the last such line on a terminal, else on a line of its own. */
export function tellProgress(line: string, isLast: boolean): void {
  const text = shownLines(line);
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[2K${text}${isLast ? "\n" : ""}` : `${text}\n`);
}

/**
 * Lets a command go on to its end where nobody reads what it prints any more (`| head -1`), and makes it fail, with the
 * reason, where a result cannot be written, as on a full disk. Call it once, before anything is printed.
 */
export function watchOutput(): void {
  let hasFailed = false;
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (hasFailed || error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED") return;
      hasFailed = true;
      if (stream === process.stdout) tell(`waybill: What is printed cannot be written (${error.message}).\n`);
      process.once("exit", () => (process.exitCode = 1));
    });
}
