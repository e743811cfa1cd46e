import type { Schedule } from "../../tour/schedule.ts";
import type { LayoutName, PictureSize } from "../request/picture-sizes.ts";

/** What a picture is planned for. */
export interface PlanOptions {
  /** The instant, in seconds of the timeline. */
  seconds: number;
  size: PictureSize;
  layout: LayoutName;
  /** The credit of the base map. */
  attribution: string;
  /** Where the story is published: printed where its sources are too many. */
  address?: string;
  schedule: Schedule;
}
