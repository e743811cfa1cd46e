import { Command, InvalidArgumentError } from "commander";
import { readStory } from "../../format/read-story.ts";
import { shown } from "../../format/shown.ts";
import { asLines } from "./check.ts";
import { endWithParent } from "../server/end-with-parent.ts";
import { UsageError } from "../exit-codes.ts";
import { print, tell } from "../print.ts";
import { startServer } from "../server/server.ts";
import { buildIfNeeded } from "../server/site.ts";
import { DEFAULT_STORY, assertFolder, assertInside, readStoryFolder } from "../files/story-folder.ts";

const DEFAULT_PORT = 4173;

/** `waybill serve [STORY] [--port N] [--host NAME]`: the viewer for a story folder, until it or its parent is stopped. */
export function serveCommand(): Command {
  return new Command("serve")
    .description("show a story in the browser")
    .argument("[story]", "story folder", DEFAULT_STORY)
    .option("--port <number>", `port to listen on (default: $PORT or ${DEFAULT_PORT})`, asPort)
    .option("--host <name>", "name or address to listen on, for other machines too: 0.0.0.0 is every one", "localhost")
    .action(async (folder: string, options: { port?: number; host: string }) => {
      const story = await assertFolder(folder);
      const { problems } = readStory(await readStoryFolder(folder));
      tell(asLines(folder, problems));
      await assertInside(story);
      const port = options.port ?? portOfEnvironment();
      const { url } = await startServer(await buildIfNeeded(), story, port, options.host);
      endWithParent();
      print(`Waybill shows ${shown(folder)} on ${shown(url)}\nPress Ctrl+C to stop.\n`);
    });
}

function asPort(text: string): number {
  if (!isPort(text)) throw new InvalidArgumentError(notAPort(text));
  return Number(text);
}

function portOfEnvironment(): number {
  const text = process.env.PORT || String(DEFAULT_PORT);
  if (!isPort(text)) throw new UsageError(`PORT cannot be used. ${notAPort(text)}`);
  return Number(text);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

function notAPort(text: string): string {
  return `A port is a whole number from 0 to 65535, not "${text}".`;
}
