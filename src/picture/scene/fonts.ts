import type { CanvasText } from "../../map/canvas-fonts.ts";
import type { PictureWords } from "../content/picture-words.ts";
import type { SceneText } from "./scene.ts";

const SANS = '"Source Sans 3", "Noto Sans KR"';
const SERIF = '"Source Serif 4"';

/** The CSS font of a text in a picture. */
export function fontOf({ role, size }: Pick<SceneText, "role" | "size">): string {
  if (role === "title") return `600 ${size}px ${SERIF}`;
  if (role === "number") return `600 ${size}px "Source Sans 3"`;
  return `${role === "heading" || role === "moment" ? 600 : 400} ${size}px ${SANS}`;
}

/** Words with the fonts in which they will be drawn; those of the map are its own matter. */
export function canvasTexts(words: readonly PictureWords[]): CanvasText[] {
  return words.flatMap(({ role, text }) => (role === "map" ? [] : [{ font: fontOf({ role, size: 16 }), text }]));
}
