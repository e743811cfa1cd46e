// The door `waybill/picture`: pictures of a story in a browser, and what a picture says of itself.

export {
  PictureMaker,
  type PaintOptions,
  type PictureOptions,
  type PictureStory,
  type PreparedPicture,
} from "./picture/picture-maker.ts";
export type { AltText } from "./words/alt-text.ts";
export { PictureRefusal, type DrawingCode, type Refused, type RefusalCode } from "./picture/request/refusal.ts";
export type { Scene } from "./picture/scene/scene.ts";
export { PRESETS, type LayoutName, type PictureSize } from "./picture/request/picture-sizes.ts";
export { pictureName, type NamedPicture } from "./picture/request/picture-name.ts";
export { xmpOf } from "./picture/file/png-metadata.ts";
export { permalinkOf, readRecord, type PictureRecord } from "./picture/file/picture-record.ts";
export type { PicturePlan } from "./picture/plan/picture-plan.ts";
