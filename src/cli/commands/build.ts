import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { shown } from "../../format/shown.ts";
import { counted } from "../../story/counted.ts";
import { modelOf } from "../../story/story-model.ts";
import type { Words } from "../../words/interface.ts";
import { EXIT, UsageError, type ExitCode } from "../exit-codes.ts";
import { assertFolder, assertInside, DEFAULT_STORY, readStoryFolder, textsOf } from "../files/story-folder.ts";
import { print, tell } from "../print.ts";
import { buildIfNeeded } from "../server/site.ts";
import { TAKEN_NAMES } from "../static-site/copy-program.ts";
import { assertSiteFolder, writeWhole } from "../static-site/site-folder.ts";
import { drawStill } from "../static-site/still-picture.ts";
import { writeSite, type SiteOptions, type SiteSizes, type SiteStory } from "../static-site/write-site.ts";
import { asLines, lint } from "./check.ts";

interface BuildOptions {
  output: string;
  address?: string;
  picture: boolean;
  force?: boolean;
}

/** `waybill build [STORY...] -o DIR`: a site of one story or several, for any static host. */
export function buildCommand(answer: (code: ExitCode) => void, words: Words): Command {
  return new Command("build")
    .description("make a site of a story, or of several, for any web host")
    .argument("[story...]", "story folders", DEFAULT_STORY && [DEFAULT_STORY])
    .requiredOption("-o, --output <dir>", "the folder to write")
    .option(
      "--address <url>",
      "where the site will be published, for search engines and sites that link to it",
      asFolder,
    )
    .option("--no-picture", "make no picture of the stories: no browser is needed")
    .option("--force", "replace an earlier site")
    .action(async (folders: string[] | undefined, options: BuildOptions) => {
      answer(await build(folders ?? [], options, words));
    });
}

async function build(
  named: readonly string[],
  { output, address, picture, force = false }: BuildOptions,
  words: Words,
) {
  const folders: string[] = [];
  for (const folder of named.length > 0 ? named : [undefined]) folders.push(await assertFolder(folder));
  const place = await assertSiteFolder(output, folders, force);
  const stories = await readStories(named, folders);
  if (stories === undefined) return EXIT.problems;
  assertNames(stories);
  const built = await buildIfNeeded();
  const draw = picture ? drawOrTell(words) : async () => undefined;
  const sizes = await writeWhole(place, (part) => writeSite(part, stories, { built, words, address, draw }));
  tell(inWords(sizes));
  print(`${shown(join(output, "index.html"))}\n`);
  return EXIT.good;
}

/** The stories; undefined where one has an error. What is found in any of them is told. */
async function readStories(named: readonly string[], folders: readonly string[]): Promise<SiteStory[] | undefined> {
  const stories: SiteStory[] = [];
  let isGood = true;
  for (const [index, folder] of folders.entries()) {
    const files = await readStoryFolder(folder);
    const result = await lint(files);
    tell(asLines(named[index] ?? folder, result.problems));
    await assertInside(folder);
    isGood &&= result.ok && result.problems.every(({ severity }) => severity !== "error");
    if (result.ok) stories.push({ folder, texts: textsOf(files), model: modelOf(result.story) });
  }
  return isGood ? stories : undefined;
}

/** Several stories have folders by their ids. */
function assertNames(stories: readonly SiteStory[]): void {
  if (stories.length === 1) return;
  const ids = stories.map(({ model }) => model.story.id);
  const taken = ids.find((id, index) => TAKEN_NAMES.includes(id) || ids.indexOf(id) !== index);
  if (taken !== undefined)
    throw new UsageError(
      `Two things in the site would be called "${taken}". Give a story another id in its story.json.`,
    );
}

/** A site does without a picture that cannot be drawn. */
const drawOrTell =
  (words: Words): SiteOptions["draw"] =>
  async ({ folder, model }, address) => {
    try {
      return await drawStill(folder, model, words, address);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      tell(`The site has no picture of "${model.story.id}": ${shown(reason)} (--no-picture asks for none.)\n`);
      return undefined;
    }
  };

function inWords({ files, bytes, firstBytesGzipped }: SiteSizes): string {
  return (
    `${counted(files, "file")}, ${(bytes / 1e6).toFixed(1)} MB. Before the map a page loads ` +
    `${Math.round(firstBytesGzipped / 1e3)} kB of HTML, scripts and style sheets (with gzip).\n`
  );
}

/** The address of a folder: that of its `index.html` is taken for it. */
function asFolder(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new InvalidArgumentError(`An address begins with https:// or http://; "${text}" does not.`);
  url.hash = "";
  url.search = "";
  url.pathname = url.pathname.replace(/\/index\.html$/, "").replace(/\/?$/, "/");
  return url.href;
}
