import { Command, CommanderError } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { en } from "../words/en.ts";
import type { Words } from "../words/interface.ts";
import { EXIT, UsageError, type ExitCode } from "./exit-codes.ts";
import { print, tell } from "./print.ts";

export { watchOutput } from "./print.ts";

/** `words` is the language of what a command writes of a story. */
type MakeCommand = (answer: (code: ExitCode) => void, words: Words) => Command;

/** The commands in the order of the help. Each is loaded when it is asked for: the code behind one may be large. */
const COMMANDS: Record<string, () => Promise<MakeCommand>> = {
  new: async () => (await import("./commands/new.ts")).newCommand,
  import: async () => (await import("./commands/import.ts")).importCommand,
  check: async () => (await import("./commands/check.ts")).checkCommand,
  serve: async () => (await import("./commands/serve.ts")).serveCommand,
  build: async () => (await import("./commands/build.ts")).buildCommand,
  snapshot: async () => (await import("./commands/snapshot.ts")).snapshotCommand,
  inspect: async () => (await import("./commands/inspect.ts")).inspectCommand,
  sources: async () => (await import("./commands/sources.ts")).sourcesCommand,
  audit: async () => (await import("./commands/audit.ts")).auditCommand,
  export: async () => (await import("./commands/export.ts")).exportCommand,
};

/** Messages repeat arguments: `print` and `tell` escape characters that steer a terminal. */
const OUTPUT = { writeOut: print, writeErr: tell };

/** Runs one command line, without the words `node waybill`, and returns its exit code. Nothing is thrown. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.good;
  const program = new Command("waybill")
    .description("Sourced route maps: begin a story, check it, serve it, build a site or a picture of it.")
    .version(packageJson.version)
    .exitOverride()
    .configureOutput(OUTPUT)
    .showHelpAfterError("Run with --help to see what is possible.");
  const answer = (result: ExitCode) => {
    code = result;
  };
  try {
    for (const load of asked(argv))
      program.addCommand((await load())(answer, en).exitOverride().configureOutput(OUTPUT));
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.good : EXIT.usage;
    tell(`waybill: ${onOneLine(error instanceof Error ? error.message : String(error))}\n`);
    return error instanceof UsageError ? EXIT.usage : EXIT.problems;
  }
}

function onOneLine(message: string): string {
  return message.trim().replace(/\s*\n\s*/g, " ");
}

/** The commands to load for a command line: one command where it begins with its name, none to tell the version, else all. */
function asked([first = ""]: readonly string[]): (() => Promise<MakeCommand>)[] {
  if (first === "--version" || first === "-V") return [];
  return Object.hasOwn(COMMANDS, first) ? [COMMANDS[first]!] : Object.values(COMMANDS);
}
