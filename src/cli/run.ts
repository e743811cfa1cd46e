import { Command, CommanderError } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { auditCommand } from "./commands/audit.ts";
import { checkCommand } from "./commands/check.ts";
import { EXIT, UsageError, type ExitCode } from "./exit-codes.ts";
import { exportCommand } from "./commands/export.ts";
import { inspectCommand } from "./commands/inspect.ts";
import { print, tell } from "./print.ts";
import { serveCommand } from "./commands/serve.ts";
import { snapshotCommand } from "./commands/snapshot.ts";
import { sourcesCommand } from "./commands/sources.ts";

const COMMANDS = [
  checkCommand,
  serveCommand,
  snapshotCommand,
  inspectCommand,
  sourcesCommand,
  auditCommand,
  exportCommand,
];

/** What stands on the command line comes back in messages, and so does what is in it. */
const OUTPUT = { writeOut: print, writeErr: tell };

/** Runs one command line, without the words `node waybill`, and returns its exit code. Nothing is thrown. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.good;
  const program = new Command("waybill")
    .description("Sourced route maps: check a story, serve it, make a picture of it, list its sources.")
    .version(packageJson.version)
    .exitOverride()
    .configureOutput(OUTPUT)
    .showHelpAfterError("Run with --help to see what is possible.");
  const answer = (result: ExitCode) => {
    code = result;
  };
  for (const command of COMMANDS) program.addCommand(command(answer).exitOverride().configureOutput(OUTPUT));
  try {
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
