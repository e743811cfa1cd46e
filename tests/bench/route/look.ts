import { pointAlong } from "../../../src/geometry/measured-line.ts";
import { drawnEnd, inkChanges, type Pictures, type Pixel } from "./drawn-end.ts";
import { pixelsOf } from "./idle.ts";
import { LAST_SHARE, NEAR_ZOOM, VIEWPORT } from "./plan.ts";
import { pointAt } from "./stage.ts";
import type { Stage, Technique } from "./technique.ts";

/** Pixels along the line, to either side of its head, in which its drawn end is looked for. */
const REACH = 80;
/** Pixels from one sample to the next. */
const SPACING = 0.25;
/** Dashes and gaps in the pixels looked at, at least. */
const LEAST_CHANGES = 4;
/** Where the camera looks: near the head and not at it, which would put it on a corner of four pixels. */
const ASIDE_DEGREES = 0.137;
const EQUATOR_METERS = 40_075_016.7;

/**
 * Pixels on screen between the drawn end of the line and the point computed from the measured line, at the last step.
 * Null where the line ends nowhere within 80 pixels of that.
 */
export async function headErrorPixels(stage: Stage, technique: Technique, zoom: number): Promise<number | null> {
  const samples = await lookAtHead(stage, zoom);
  const expected = stage.storyMap.project(pointAt(stage.line, LAST_SHARE));
  const end = drawnEnd(await pictures(stage, technique), samples);
  return end ? Math.hypot(end.x - expected.x, end.y - expected.y) : null;
}

/** True where the travelled part is seen to have gaps. */
export async function isDashed(stage: Stage, technique: Technique): Promise<boolean> {
  const samples = await lookAtHead(stage, NEAR_ZOOM);
  const travelled = samples.slice(0, samples.length / 2);
  return inkChanges(await pictures(stage, technique), travelled) >= LEAST_CHANGES;
}

/** Turns the camera to the head and gives the pixels along the line around it. */
async function lookAtHead({ storyMap, line }: Stage, zoom: number): Promise<Pixel[]> {
  const [lon, lat] = pointAt(line, LAST_SHARE);
  storyMap.mapLibre.jumpTo({ center: [lon + ASIDE_DEGREES, lat + ASIDE_DEGREES], zoom });
  const metersPerPixel = (EQUATOR_METERS * Math.cos((lat * Math.PI) / 180)) / 512 / 2 ** zoom;
  const count = (2 * REACH) / SPACING;
  return Array.from({ length: count + 1 }, (_, index) => {
    const meters = line.lengthMeters * LAST_SHARE + (index * SPACING - REACH) * metersPerPixel;
    return storyMap.project(pointAlong(line, meters).position as [number, number]);
  });
}

async function pictures({ storyMap, line }: Stage, technique: Technique): Promise<Pictures> {
  const show = (technique.showEnd ?? technique.step).bind(technique);
  const at = async (meters: number) => {
    show(meters);
    return pixelsOf(storyMap.mapLibre);
  };
  const empty = await at(1);
  const whole = await at(line.lengthMeters);
  return { ...VIEWPORT, empty, whole, now: await at(line.lengthMeters * LAST_SHARE) };
}
