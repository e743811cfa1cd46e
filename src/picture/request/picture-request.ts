import type { ThemeName } from "../../map/style/theme.ts";
import type { LayoutName, PictureSize } from "./picture-sizes.ts";

/** A picture as a program asks for it. */
export interface PictureRequest extends PictureSize {
  /** A moment as `secondsOf` reads it. */
  at: string;
  theme: ThemeName;
  scale: number;
  layout?: LayoutName;
  /** Address at which the story is published. */
  address?: string;
}
