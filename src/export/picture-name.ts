import type { Story } from "../story/story.ts";

/** The file name of a picture: `najin-dunay-rail.png`. */
export function pictureName(story: Story, moment: string): string {
  return `${story.id}-${moment.replace(/[^\w-]+/g, "_")}.png`;
}
