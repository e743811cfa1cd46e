import type { Position } from "geojson";
import type { Box } from "../../geometry/screen-boxes.ts";
import type { NameBounds } from "../../map/labels/label-frame.ts";
import type { ThemeName } from "../../map/style/theme.ts";
import type { Frame } from "../../tour/frame.ts";
import type { PlacedBox } from "../plan/plan-boxes.ts";
import type { TextRole } from "../plan/type-scale.ts";

/**
 * A picture of one instant as a list of what is drawn, the lowest first. Plain data, which JSON and a worker hand over as it
 * is: every painter needs this and no more. Lengths are pixels of the size that was asked for; x goes right, y down.
 * @opaque
 */
export interface Scene {
  width: number;
  height: number;
  items: readonly SceneItem[];
  /** Where each piece of the picture stands. The same through a chapter. */
  boxes: readonly PlacedBox[];
}

export type SceneItem = SceneText | ScenePath | SceneMap;

/** The piece of a picture that an item belongs to. */
export type ScenePart = "paper" | "map" | "inset" | "legend" | "text";

/** Lines of text in one style. */
export interface SceneText {
  kind: "text";
  part: ScenePart;
  /** The font: that of a role of the page's type, or of the number in a disc. */
  role: TextRole | "number";
  /** Size of the type. */
  size: number;
  color: string;
  /** Where the lines begin, or their middle. */
  x: number;
  align: "left" | "center";
  /** Each with the y of its baseline. */
  lines: readonly { text: string; y: number }[];
}

/** A shape that is filled, then stroked. */
export interface ScenePath {
  kind: "path";
  part: ScenePart;
  shape: SceneShape;
  fill?: SceneFill;
  stroke?: SceneStroke;
  /** The part of it that is drawn; all where absent. */
  clip?: SceneClip;
}

export type SceneShape =
  | { kind: "box"; box: Box }
  | { kind: "circle"; center: Position; radius: number }
  /** Each from its first point on. */
  | { kind: "lines"; lines: readonly (readonly Position[])[] };

/** A CSS colour, or colours that change from one y to another: `[share of the way, colour]`. */
export type SceneFill = string | { fromY: number; toY: number; stops: readonly (readonly [number, string])[] };

export interface SceneStroke {
  color: string;
  width: number;
  /** Dashes and gaps; a solid line where absent. */
  dash?: readonly number[];
  /** `butt` where absent. */
  cap?: "butt" | "round";
}

export type SceneClip =
  | { kind: "inside"; box: Box }
  /** Not on these discs. */
  | { kind: "outside"; discs: readonly { center: Position; radius: number }[] };

/** A map of the story: the frame of the instant in a box. */
export interface SceneMap {
  kind: "map";
  part: "map" | "inset";
  /** Its place in the picture. The map is drawn a little larger; its middle is shown, pixel for pixel. */
  box: Box;
  /** The size at which the map is laid out, in CSS pixels. */
  viewport: { width: number; height: number };
  /** Pixels of the picture per CSS pixel of the map. */
  pixelRatio: number;
  frame: Frame;
  theme: ThemeName;
  /** The visible part of the map and the boxes over it, in CSS pixels of the map: no name is cut by them. */
  bounds: NameBounds;
  /** Ids of the only places that are shown, by their numbers; all, with names, where absent. */
  placeIds?: readonly string[];
}
