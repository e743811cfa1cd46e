import { Command, InvalidArgumentError } from "commander";
import { readStory } from "../story/read-story.ts";
import { asLines } from "./check.ts";
import { type ExitCode } from "./exit-codes.ts";
import { startServer } from "./server.ts";
import { buildIfNeeded } from "./site.ts";
import { DEFAULT_STORY, mustBeFolder, readStoryFolder } from "./story-folder.ts";

const DEFAULT_PORT = 4173;

/** `waybill serve [STORY] [--port N]`: the viewer for a story folder, until it is stopped. */
export function serveCommand(_answer: (code: ExitCode) => void): Command {
  return new Command("serve")
    .description("show a story in the browser")
    .argument("[story]", "story folder", DEFAULT_STORY)
    .option("--port <number>", `port to listen on (default: $PORT or ${DEFAULT_PORT})`, asPort)
    .action(async (folder: string, options: { port?: number }) => {
      const story = await mustBeFolder(folder);
      const { problems } = readStory(await readStoryFolder(folder));
      process.stderr.write(asLines(folder, problems));
      const port = options.port ?? asPort(process.env.PORT || String(DEFAULT_PORT));
      const { url } = await startServer(await buildIfNeeded(), story, port);
      process.stdout.write(`Waybill shows ${folder} on ${url}\nPress Ctrl+C to stop.\n`);
    });
}

function asPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError(`A port is a whole number from 0 to 65535, not "${text}".`);
  return port;
}
