import { basename, resolve } from "node:path";
import { Command } from "commander";
import { shown } from "../../format/shown.ts";
import { checkStory } from "../../lint/check-story.ts";
import { readGround } from "../files/base-map-ground.ts";
import { assertNewFolder, writeNewFolder } from "../files/new-folder.ts";
import { idFromName } from "../../story/id-from-name.ts";
import { starterStory, titleFromName } from "../new-story/starter-story.ts";
import { UsageError } from "../exit-codes.ts";
import { print } from "../print.ts";

/** `waybill new FOLDER [--title TEXT]`: a small story that passes the check, to be changed into one's own. */
export function newCommand(): Command {
  return new Command("new")
    .description("make a folder with a small story in it, to begin with")
    .argument("<folder>", "the folder to make; its name becomes the id of the story")
    .option("--title <text>", "title of the story (default: the folder's name)")
    .action(async (named: string, { title }: { title?: string }) => {
      const folder = resolve(named);
      await assertNewFolder(folder, named);
      const name = basename(folder);
      const files = await starterStory(idFromName(name), title ?? titleFromName(name));
      await assertGood(files);
      await writeNewFolder(folder, files);
      const quoted = /^[\w./-]+$/.test(named) && !named.startsWith("-") ? named : `'${named.replaceAll("'", "'\\''")}'`;
      const story = shown(quoted);
      print(
        `A story is in ${shown(named)}: an invented one. Its README.md says what to change. Next:\n` +
          `  npx waybill check ${story} --strict\n  npx waybill serve ${story}\n  npx waybill build ${story} -o site\n`,
      );
    });
}

/** Only a title can be wrong: the rest is ours. */
async function assertGood(files: ReadonlyMap<string, string>): Promise<void> {
  const story = [...files].filter(([path]) => /^\w+\.(?:json|geojson)$/.test(path));
  const [problem] = checkStory(new Map(story), { ground: await readGround() }).problems;
  if (problem) throw new UsageError(`With this title the story would not pass its check: ${problem.message}`);
}
