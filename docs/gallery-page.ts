import type { ManifestPicture } from "../src/cli/snapshot/snapshot-manifest.ts";
import { secondsOf } from "../src/tour/moment.ts";
import type { Story } from "../src/story/story.ts";
import { modelOf } from "../src/story/story-model.ts";
import { buildSchedule, chapterIndexAt } from "../src/tour/schedule.ts";

/** Arguments of the commands that fill the gallery, as a person would type them. */
export function galleryCommands(): string[][] {
  return [
    ["--preset", "wide", "--theme", "light,dark,print"],
    ["--preset", "square,portrait,tall"],
    ["--preset", "a4-landscape,a4-portrait,a3-landscape", "--theme", "print"],
    // Chapters that show a part of the route.
    ["--preset", "wide,square", "--at", "sea"],
    ["--preset", "wide,square", "--at", "southwest", "--theme", "dark"],
    ["--preset", "wide,square", "--layout", "map"],
  ];
}

/** The page that shows every picture of the gallery with its description, as Markdown. */
export function galleryPage(story: Story, pictures: readonly ManifestPicture[]): string {
  const schedule = buildSchedule(modelOf(story));
  const shown = pictures.map(({ file, width, height, alt, options: { at, theme, layout } }) => {
    const index = chapterIndexAt(schedule, secondsOf(schedule, at)!);
    const moment = at === "end" ? "The end" : `“${story.chapters[index]!.title}”`;
    const facts = `${moment}, ${width} x ${height} pixels, ${theme}${layout === "map" ? ", the map alone" : ""}`;
    return `## ${facts}\n\n![${alt}](gallery/${file})`;
  });
  const commands = galleryCommands().map((args) => `npx waybill snapshot -o docs/gallery ${args.join(" ")}`);
  const intro = [
    "# Gallery",
    "Pictures of the story in `geo/najin-dunay`, as the command line makes them. `npm run pictures` makes them again.",
    `\`\`\`sh\n${commands.join("\n")}\n\`\`\``,
  ];
  return `${[...intro, ...shown].join("\n\n")}\n`;
}
