import type { ManifestPicture } from "../src/cli/snapshot-manifest.ts";
import type { Story } from "../src/story/story.ts";

/** Arguments of the commands that fill the gallery, as a person would type them. */
export const GALLERY_COMMANDS = [
  ["--preset", "wide", "--theme", "light,dark,print"],
  ["--preset", "square,portrait,tall"],
  ["--preset", "a4-landscape,a4-portrait,a3-landscape", "--theme", "print"],
  ["--preset", "wide,square", "--at", "sea"],
  ["--preset", "wide,square", "--layout", "map"],
];

/** The page that shows every picture of the gallery with its description, as Markdown. */
export function galleryPage({ chapters }: Story, pictures: readonly ManifestPicture[]): string {
  const shown = pictures.map(({ file, width, height, alt, options: { at, theme, layout } }) => {
    const chapter = chapters.find(({ id }) => id === at);
    const moment = chapter ? `“${chapter.title}”` : "The end";
    const facts = `${moment}, ${width} x ${height} pixels, ${theme}${layout === "map" ? ", the map alone" : ""}`;
    return `## ${facts}\n\n![${alt}](gallery/${file})`;
  });
  const commands = GALLERY_COMMANDS.map((args) => `npx waybill snapshot -o docs/gallery ${args.join(" ")}`);
  const intro = [
    "# Gallery",
    "Pictures of the story in `geo/najin-dunay`, as the command line makes them. `npm run pictures` makes them again.",
    `\`\`\`sh\n${commands.join("\n")}\n\`\`\``,
  ];
  return `${[...intro, ...shown].join("\n\n")}\n`;
}
