import { describe, expect, it } from "vitest";
import { sceneOf } from "../../src/picture/scene/build-scene.ts";
import type { Scene, SceneItem, ScenePath, SceneText } from "../../src/picture/scene/scene.ts";
import { LAYOUTS, PRESETS, type LayoutName, type PictureSize } from "../../src/picture/request/picture-sizes.ts";
import { themes, type ThemeName } from "../../src/map/style/theme.ts";
import { containsBox, grown, overlaps, type Box } from "../../src/geometry/screen-boxes.ts";
import { buildSchedule, stillSecondsAt } from "../../src/tour/schedule.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { NAJIN_DUNAY } from "../story/whole-story.ts";
import { measureIn, plannedInstant } from "./planned-instant.ts";

const model = modelOfFolder(NAJIN_DUNAY);
const schedule = buildSchedule(model);
const ATTRIBUTION = "© A | © B";

function instantAt(seconds: number, size: PictureSize, layout: LayoutName = "full") {
  return plannedInstant(model, { seconds, size, layout, attribution: ATTRIBUTION, schedule });
}

function sceneAt(seconds: number, size: PictureSize, layout?: LayoutName, theme: ThemeName = "light"): Scene {
  return sceneOf(instantAt(seconds, size, layout), theme);
}

const isText = (item: SceneItem): item is SceneText => item.kind === "text";
const isPath = (item: SceneItem): item is ScenePath => item.kind === "path";

/** The box around all that an item draws. */
function reachOf(item: SceneItem): Box {
  if (item.kind === "map") return item.box;
  if (item.kind === "text") {
    const widths = item.lines.map(({ text }) => measureIn({ role: "note", size: item.size })(text));
    const ys = item.lines.map(({ y }) => y);
    const width = Math.max(...widths);
    return {
      x: item.align === "center" ? item.x - width / 2 : item.x,
      y: Math.min(...ys) - item.size,
      width,
      height: Math.max(...ys) - Math.min(...ys) + item.size,
    };
  }
  const { shape } = item;
  if (shape.kind === "box") return shape.box;
  const points =
    shape.kind === "circle"
      ? [-1, 1].map((side) => shape.center.map((at) => at + side * shape.radius))
      : shape.lines.flat();
  const [xs, ys] = [points.map(([x]) => x!), points.map(([, y]) => y!)];
  return {
    x: Math.min(...xs),
    y: Math.min(...ys),
    width: Math.max(...xs) - Math.min(...xs),
    height: Math.max(...ys) - Math.min(...ys),
  };
}

const stills = schedule.chapters.map(({ chapter, startSeconds }) => ({
  id: chapter.id,
  seconds: stillSecondsAt(schedule, startSeconds),
}));

/** Of all sizes but one: a chapter with a locator, one on its way and the whole. */
const FEW = ["najin", "rail", stills.at(-1)!.id];
const stillsOf = (size: PictureSize) => (size === PRESETS.wide ? stills : stills.filter(({ id }) => FEW.includes(id)));

describe.each(Object.entries(PRESETS))("the scene of a picture, %s", (_, size: PictureSize) => {
  it.each(LAYOUTS)("of the layout %s is plain data with nothing outside of it", (layout) => {
    for (const { id, seconds } of stillsOf(size)) {
      const scene = sceneAt(seconds, size, layout);
      expect(JSON.parse(JSON.stringify(scene)), id).toEqual(scene);
      expect(JSON.stringify(scene), id).not.toContain("null,null");
      const whole = grown({ x: 0, y: 0, width: size.width, height: size.height }, 0.5);
      const drawn = scene.items.filter((item) => !(isPath(item) && item.clip));
      for (const item of drawn) expect(containsBox(whole, reachOf(item)), JSON.stringify(item)).toBe(true);
      const maps = scene.items.filter(({ kind }) => kind === "map");
      expect(maps.map(({ part }) => part)).toEqual(layout === "full" ? ["map", "inset"] : ["map"]);
    }
  });

  it("has legend and inset over the map, and everything of them in their boxes", () => {
    for (const { id, seconds } of stillsOf(size)) {
      const { items, boxes } = sceneAt(seconds, size);
      const main = items.findIndex(({ kind }) => kind === "map");
      for (const part of ["legend", "inset"] as const) {
        const box = grown(boxes.find(({ what }) => what === part)!.box, 2 * (Math.min(size.width, size.height) / 1080));
        const own = items.filter((item) => item.part === part && !(isPath(item) && item.clip));
        expect(own.length).toBeGreaterThan(3);
        for (const item of own) {
          expect(items.indexOf(item)).toBeGreaterThan(main);
          expect(containsBox(box, reachOf(item)), `${id} ${JSON.stringify(item)}`).toBe(true);
        }
      }
    }
  });
});

describe("the scene of a picture", () => {
  it("has every word of its layout, in order, and every number of its notes", () => {
    const instant = instantAt(schedule.durationSeconds, PRESETS.wide);
    const texts = sceneOf(instant, "light")
      .items.filter(isText)
      .filter(({ part }) => part === "text");
    const words = texts.filter(({ role }) => role !== "number").flatMap(({ lines }) => lines.map(({ text }) => text));
    expect(words).toEqual(instant.layout.texts.flatMap(({ lines }) => lines));
    const numbers = texts.filter(({ role }) => role === "number").map(({ lines }) => lines[0]!.text);
    expect(numbers).toEqual(instant.layout.discs.map(({ number }) => String(number)));
    expect(numbers.length).toBeGreaterThan(1);
  });

  it("has the same items in every theme, in its colours alone", () => {
    const [light, dark] = (["light", "dark"] as const).map((theme) => {
      const scene = sceneAt(schedule.durationSeconds, PRESETS.tall, "full", theme);
      return { scene, text: JSON.stringify(scene) };
    });
    const withoutColors = (text: string) =>
      text.replace(/"(?:color|fill|theme)":"[^"]*"/g, "").replace(/#[0-9a-f]{6}|rgb\([^)]*\)/gi, "");
    expect(withoutColors(dark!.text)).toBe(withoutColors(light!.text));
    expect(dark!.text).not.toBe(light!.text);
    expect(dark!.scene.items[0]).toMatchObject({ part: "paper", fill: themes.dark.paper });
    const ofLight = light!.scene.items.filter(isText).map(({ color }) => color);
    expect(new Set(ofLight)).toEqual(new Set([themes.light.ink, themes.light.muted, themes.light.markerText]));
  });

  it("of a map alone has its credits on paper, over the map and nothing else", () => {
    const { items } = sceneAt(schedule.durationSeconds, PRESETS.square, "map");
    expect(items.map(({ kind, part }) => `${kind} ${part}`)).toEqual([
      "path paper",
      "map map",
      "path text",
      "text text",
    ]);
    const [paper, credits] = items.slice(2);
    expect(containsBox(reachOf(paper!), reachOf(credits!))).toBe(true);
    expect((credits as SceneText).lines.map(({ text }) => text).join(" ")).toContain("© B");
  });

  it("frames the inset's extent on the map, not over the places there, and ties it to the inset", () => {
    const scene = sceneAt(schedule.durationSeconds, PRESETS.wide);
    const clipped = scene.items.filter(isPath).filter(({ clip }) => clip?.kind === "outside");
    expect(clipped.map(({ shape }) => shape.kind)).toEqual(["lines", "lines", "box"]);
    const [casing, line, frame] = clipped;
    expect(casing!.stroke!.width).toBeGreaterThan(line!.stroke!.width);
    const inset = scene.boxes.find(({ what }) => what === "inset")!.box;
    expect(overlaps(reachOf(frame!), inset)).toBe(false);
    const reach = grown(reachOf(line!), 0.1);
    expect(overlaps(reach, reachOf(frame!)) && overlaps(reach, inset)).toBe(true);
    const { clip } = frame!;
    expect(clip?.kind === "outside" && clip.discs.length).toBe(2 * model.markers.length);
  });

  it("frames what the main map shows on a locator, cut at its edges", () => {
    const { seconds } = stills.find(({ id }) => id === "najin")!;
    const scene = sceneAt(seconds, PRESETS.wide);
    const locator = scene.items.find(({ kind, part }) => kind === "map" && part === "inset");
    const frames = scene.items.filter(isPath).filter(({ clip }) => clip?.kind === "inside");
    expect(frames).toHaveLength(2);
    for (const { clip, shape } of frames) {
      expect(clip).toEqual({ kind: "inside", box: reachOf(locator!) });
      expect(shape.kind).toBe("box");
    }
    expect(locator).toMatchObject({ placeIds: expect.arrayContaining(["tikhoretsk"]) as unknown });
  });
});
