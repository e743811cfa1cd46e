import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { StoryModel } from "../../story/story-model.ts";
import type { Words } from "../../words/interface.ts";
import { compressFolder } from "./compress-folder.ts";
import { copyOwnBaseMap, copyProgram } from "./copy-program.ts";
import { hostSettings } from "./host-settings.ts";
import type { DrawnStill } from "./still-picture.ts";
import { storiesPage } from "./stories-page.ts";
import { firstFiles, policyOf, storyPage } from "./story-page.ts";

/** A story that was read and has no error. */
export interface SiteStory {
  /** Absolute. */
  folder: string;
  /** The five files as they were read, file name -> text. */
  texts: ReadonlyMap<string, string>;
  model: StoryModel;
}

export interface SiteOptions {
  /** The folder of the built page. */
  built: string;
  words: Words;
  /** Address of the site's folder, ending in a slash. */
  address?: string | undefined;
  /** Draws the picture of a story whose page will have an address; resolves to undefined where there is to be none. */
  draw: (story: SiteStory, address: string | undefined) => Promise<DrawnStill | undefined>;
}

/** What a site weighs. */
export interface SiteSizes {
  files: number;
  bytes: number;
  /** Of the first page and of the scripts and style sheets that it names, sent with gzip: all that comes before map and story. */
  firstBytesGzipped: number;
}

/**
 * Writes a site into a folder that is not there yet: one story at its root, or each in a folder of its own, with a page that lists
 * them. All addresses in it are relative. The same stories give the same bytes.
 */
export async function writeSite(
  folder: string,
  stories: readonly SiteStory[],
  { built, words, address, draw }: SiteOptions,
): Promise<SiteSizes> {
  await mkdir(folder, { recursive: true });
  await copyProgram(built, folder);
  const template = await readFile(join(built, "index.html"), "utf8");
  const isAlone = stories.length === 1;
  const listed = [];
  for (const story of stories) {
    const { id } = story.model.story;
    const own = isAlone ? folder : join(folder, id);
    // A store of objects knows no page of a folder: the file is named.
    const page = isAlone ? "./" : `./${id}/index.html`;
    const pageAddress = address && new URL(page, address).href;
    const drawn = await draw(story, pageAddress);
    await writeStory(own, story);
    if (drawn) await writeFile(join(own, drawn.still.file), drawn.png);
    const root = isAlone ? "./" : "../";
    const still = drawn?.still;
    await writeFile(
      join(own, "index.html"),
      storyPage(story.model, { template, words, root, address: pageAddress, still }),
    );
    listed.push({
      story: story.model.story,
      page,
      still: still && { ...still, file: `./${id}/${still.file.slice(2)}` },
    });
  }
  if (!isAlone) await writeFile(join(folder, "index.html"), storiesPage(listed, address));
  await mkdir(join(folder, "headers"));
  for (const [name, text] of hostSettings(policyOf(template))) await writeFile(join(folder, "headers", name), text);
  await compressFolder(folder);
  const [first] = stories;
  return sizesOf(folder, join(folder, isAlone ? "" : first!.model.story.id, "index.html"));
}

async function writeStory(folder: string, { texts, folder: from }: SiteStory): Promise<void> {
  const to = join(folder, "story");
  await mkdir(to, { recursive: true });
  for (const [name, text] of texts) await writeFile(join(to, name), text);
  await copyOwnBaseMap(from, to);
}

async function sizesOf(folder: string, page: string): Promise<SiteSizes> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const bytes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const named = firstFiles(await readFile(page, "utf8")).map((address) => join(dirname(page), address));
  const first = await Promise.all([page, ...named].map(sentBytes));
  return { files: files.length, bytes: sum(bytes), firstBytesGzipped: sum(first) };
}

async function sentBytes(file: string): Promise<number> {
  const { size } = await stat(`${file}.gz`).catch(() => stat(file));
  return size;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
