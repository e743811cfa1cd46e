import { describe, expect, it } from "vitest";
import { fitCamera } from "../../src/geometry/camera.ts";
import { frameAt } from "../../src/tour/frame.ts";
import { mercatorView, projectAll } from "../../src/geometry/map-view.ts";
import { boundsOf } from "../../src/story/story-bounds.ts";
import { insetFrame, legsTooSmall, locatorFrame, locatorShape, smallerMapFor } from "../../src/tour/inset.ts";
import { tourOf } from "../../src/tour/tour.ts";
import { project } from "../geometry/project.ts";
import { modelOfFolder } from "../story/model-of-folder.ts";
import { ANTIMERIDIAN, DESKTOP, MINIMAL, NAJIN_DUNAY, PHONE } from "../story/whole-story.ts";

const model = modelOfFolder(NAJIN_DUNAY);

describe("the legs of an inset", () => {
  it.each([
    ["desktop", DESKTOP],
    ["phone", PHONE],
  ])("are the sea leg where a %s shows the whole route, and none where it shows the sea leg", (_name, viewport) => {
    expect(legsTooSmall(model, fitCamera(boundsOf(model, ["story"]), viewport, 10))).toEqual(["sea"]);
    expect(legsTooSmall(model, fitCamera(boundsOf(model, ["sea"]), viewport, 10))).toEqual([]);
  });

  it("are none where every leg is small: then the map itself can come closer", () => {
    const far = { center: [0, 0] as [number, number], zoom: 0, bearing: 0, pitch: 0 };
    expect(legsTooSmall(modelOfFolder(MINIMAL), far)).toEqual([]);
  });
});

describe("the frame of an inset", () => {
  const tour = tourOf(model, DESKTOP);
  const frame = frameAt(tour, tour.schedule.durationSeconds / 2);

  it.each([
    [290, 200],
    [176, 118],
    [460, 285],
  ])("shows the sea leg whole in %d x %d pixels, large enough to see", (width, height) => {
    const { camera } = insetFrame(model, frame, ["sea"], { width, height });
    const [west, south, east, north] = boundsOf(model, ["sea"]) as [number, number, number, number];
    const a = project([west, north], camera, { width, height });
    const b = project([east, south], camera, { width, height });
    expect(Math.min(a.x, a.y)).toBeGreaterThanOrEqual(0);
    expect(b.x).toBeLessThanOrEqual(width);
    expect(b.y).toBeLessThanOrEqual(height);
    expect(b.x - a.x).toBeGreaterThan(width / 4);
  });

  it("is the same instant: all but the camera is that of the map", () => {
    const { camera, ...rest } = insetFrame(model, frame, ["sea"], { width: 290, height: 200 });
    const { camera: ofMap, ...wanted } = frame;
    expect(rest).toEqual(wanted);
    expect(camera).not.toEqual(ofMap);
  });

  it.each([
    [384, 240],
    [304, 200],
    [232, 152],
    [176, 118],
  ])(
    "of %d x %d pixels has room for a number and two lines of a name below, and for names of cities above",
    (width, height) => {
      const { camera } = insetFrame(model, frame, ["sea"], { width, height });
      const [west, south, east, north] = boundsOf(model, ["sea"]) as [number, number, number, number];
      const [[, top], [, bottom]] = projectAll(
        [
          [west, north],
          [east, south],
        ],
        mercatorView(camera, { x: 0, y: 0, width, height }),
      ) as [[number, number], [number, number]];
      expect(height - bottom).toBeGreaterThanOrEqual(53.9);
      expect(top).toBeGreaterThanOrEqual(Math.min(49.9, Math.max(22, (height * 2) / 3 - 56)));
    },
  );
});

describe("the smaller map beside a map", () => {
  it.each([
    ["desktop", DESKTOP],
    ["phone", PHONE],
  ])(
    "places a chapter that shows a part of the route, and enlarges small legs of all others: %s",
    (_name, viewport) => {
      const { cameras } = tourOf(model, viewport).track;
      const wanted = model.story.chapters.map(({ id }, index) => [
        id,
        smallerMapFor(model, cameras[index]!, viewport)?.shows,
      ]);
      expect(wanted).toEqual([
        ["claim", "legs"],
        ["najin", "story"],
        ["sea", "story"],
        ["dunay", "story"],
        ["rail", "legs"],
        ["southwest", "story"],
        ["later", "legs"],
        ["unknown", "legs"],
      ]);
    },
  );

  it("is none where a map shows its story well", () => {
    const small = modelOfFolder(MINIMAL);
    expect(smallerMapFor(small, fitCamera(boundsOf(small, ["story"]), DESKTOP, 10), DESKTOP)).toBeUndefined();
  });
});

describe("the frame of a locator", () => {
  const SIZE = { width: 320, height: 136 };
  const BOX = { x: 0, y: 0, ...SIZE };
  /** In which a chapter at the end of the route shows much beyond it. */
  const WIDE = { width: 1400, height: 400, padding: DESKTOP.padding };

  it.each(["najin", "southwest"])("shows the whole route and all that the map shows, in chapter %s", (id) => {
    const tour = tourOf(model, WIDE);
    const { startSeconds } = tour.schedule.chapters.find(({ chapter }) => chapter.id === id)!;
    const frame = frameAt(tour, startSeconds);
    const locator = locatorFrame(model, { ...frame, head: null }, WIDE, SIZE);
    const view = mercatorView(locator.camera, BOX);
    const route = boundsOf(model, ["story"]) as [number, number, number, number];
    const [[left, top], [right, bottom]] = projectAll(
      [
        [route[0], route[3]],
        [route[2], route[1]],
      ],
      view,
    ) as [[number, number], [number, number]];
    expect(Math.min(left, top)).toBeGreaterThanOrEqual(19.9);
    expect(SIZE.width - right).toBeGreaterThanOrEqual(23.9);
    expect(SIZE.height - bottom).toBeGreaterThanOrEqual(23.9);
    const shrink = 2 ** (locator.camera.zoom - frame.camera.zoom);
    const [[x, y]] = projectAll([frame.camera.center], view) as [[number, number]];
    expect(x - (WIDE.width / 2) * shrink).toBeGreaterThanOrEqual(0);
    expect(y + (WIDE.height / 2) * shrink).toBeLessThanOrEqual(SIZE.height);
  });

  it("shows the same copy of the world as the route where that crosses the antimeridian", () => {
    const crossing = modelOfFolder(ANTIMERIDIAN);
    const tour = tourOf(crossing, DESKTOP);
    const frame = frameAt(tour, 0);
    const [west, , east] = boundsOf(crossing, ["story"]) as [number, number, number, number];
    for (const shift of [-360, 0, 360]) {
      const [lon, lat] = frame.camera.center;
      const camera = { ...frame.camera, zoom: frame.camera.zoom + 3, center: [lon + shift, lat] as [number, number] };
      const { center, zoom } = locatorFrame(crossing, { ...frame, camera }, DESKTOP, SIZE).camera;
      expect(center[0]).toBeGreaterThan(west);
      expect(center[0]).toBeLessThan(east);
      expect(zoom).toBeGreaterThan(1);
    }
  });

  it("has the shape of what the story spans, neither flatter nor higher than a picture has room for", () => {
    expect(locatorShape(model)).toBeCloseTo(0.42, 6);
    for (const folder of [MINIMAL, ANTIMERIDIAN]) {
      expect(locatorShape(modelOfFolder(folder))).toBeGreaterThanOrEqual(0.42);
      expect(locatorShape(modelOfFolder(folder))).toBeLessThanOrEqual(0.9);
    }
  });
});
