import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from "maplibre-gl";
import type { Frame } from "../../tour/frame.ts";
import { EARTH_RADIUS_METERS, mercatorX, mercatorY, worldPixelsAt } from "../../geometry/mercator.ts";
import type { MeasuredLeg } from "../../story/measured-legs.ts";
import { missingLegs } from "./drawn-legs.ts";
import { ROUTE_LAYER } from "../style/layer-ids.ts";
import { alternativeStyle, lineStyle, type LineStyle } from "../style/line-style.ts";
import { RouteGl, type StretchPaint } from "./route-gl.ts";
import { isGlobe, type RouteCamera } from "./route-projection.ts";
import { RouteHits, type RouteHit } from "./route-hit.ts";
import type { RouteGeometry, RouteRange } from "./route-arrays.ts";
import { levelFor, runsIn, type MercatorBox } from "./route-view.ts";
import type { Theme } from "../style/theme.ts";

/** Meters of one Mercator unit at the equator: the circumference of turf's and GeoJSON's sphere. */
const WORLD_METERS = 2 * Math.PI * EARTH_RADIUS_METERS;
/** Added to the width of a leg under the pointer or in focus. */
const HIGHLIGHT_PIXELS = 2.5;
/** Parts no farther outside the view than this may be seen in it: half a band, a head, a highlight. */
const REACH_PIXELS = 32;
/** The globe is nearer at its middle than the zoom says of its center. */
const GLOBE_EXTRA_ZOOM = 1;
/** To hand over more than this takes a part of a frame's time. */
const LONG_BYTES = 1_000_000;
/** Longer than any line. */
const BEYOND_METERS = 1e12;

/** The route on the canvas after one render. */
export interface DrawnRoute {
  /** Ids of legs that should be in view and of which there is no pixel. */
  missing: readonly string[];
  /** The layer's version that was read. */
  version: number;
}

/**
 * Draws the legs of a story at the instant of a frame: casing, travelled part and part ahead in the dash and width of
 * their certainty, bands where the way is unknown, and the head. The line is on the GPU once, in levels of detail; a step
 * of the animation changes uniforms, and nothing is sent to MapLibre's worker.
 */
export class RouteLayer implements CustomLayerInterface {
  readonly id = ROUTE_LAYER;
  readonly type = "custom";
  readonly renderingMode = "2d";
  readonly #route: RouteGeometry;
  readonly #hits: RouteHits;
  #theme: Theme;
  #frame: Frame | undefined;
  #highlighted: string | undefined;
  #visible: (range: RouteRange) => boolean = ({ alternative }) => !alternative;
  #map: MapLibreMap | undefined;
  #gl: RouteGl | undefined;
  #version = 0;
  #whenRead: ((drawn: Promise<DrawnRoute>) => void)[] = [];

  constructor(route: RouteGeometry, theme: Theme) {
    this.#route = route;
    this.#theme = theme;
    this.#hits = new RouteHits(route);
  }

  /** Takes the frame to draw; the map repaints once. */
  show(frame: Frame): void {
    if (frame === this.#frame) return;
    this.#frame = frame;
    this.#changed();
  }

  /** Whether a frame shows more or less of a leg travelled than the one before. */
  grows({ legs }: Frame): boolean {
    return legs.some(({ travelledMeters }, index) => travelledMeters !== this.#frame?.legs[index]?.travelledMeters);
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#changed();
  }

  /** Grows with all that was asked of the drawing, so that what was seen of it before is known to be out of date. */
  get version(): number {
    return this.#version;
  }

  #changed(): void {
    this.#version++;
    this.#map?.triggerRepaint();
  }

  /** Draws one leg stronger than the others. */
  highlight(legId: string | undefined): void {
    if (legId === this.#highlighted) return;
    this.#highlighted = legId;
    this.#map?.triggerRepaint();
  }

  /** Says which stretches and alternatives are drawn; alternatives are not, unless this says so. */
  setVisible(visible: (range: RouteRange) => boolean): void {
    this.#visible = visible;
    this.#changed();
  }

  /** Finds the part of the drawn route within some CSS pixels of a position. */
  hit(position: readonly [lon: number, lat: number], reachPixels: number): RouteHit | undefined {
    if (!this.#map) return undefined;
    return this.#hits.nearest(position, { pixels: reachPixels, zoom: this.#map.getZoom() }, this.#visible);
  }

  /** Reads the route on the canvas after the next render, or the first one, before anything is drawn over it. */
  readDrawn(): Promise<DrawnRoute> {
    return new Promise((resolve) => {
      this.#whenRead.push(resolve);
      this.#map?.triggerRepaint();
    });
  }

  /** True where `prepare` should come before the layer is added, in a task of its own. */
  get isLong(): boolean {
    return this.#route.positions.byteLength > LONG_BYTES;
  }

  /** Sends line and programs to the graphics before the first frame needs them, which would take the longer for it. */
  prepare(gl: WebGL2RenderingContext): void {
    this.#resources(gl).compile();
  }

  onAdd(map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#map = map;
    // Prepared for a context that was lost since.
    if (gl.isContextLost()) this.#gl = undefined;
    map.on("webglcontextlost", this.#dropContext);
  }

  onRemove(map: MapLibreMap): void {
    map.off("webglcontextlost", this.#dropContext);
    this.#gl?.delete();
    this.#gl = undefined;
    this.#map = undefined;
  }

  /** Draws the bands off screen: where two pieces of a band overlap, the stronger one counts, not their sum. */
  prerender(gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    const bands = this.#paints(input).filter(({ style }) => style.band);
    if (bands.length > 0) this.#resources(gl).paintBands(input, this.#camera(input, 0.5), bands);
  }

  render(gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    const paints = this.#paints(input);
    const camera = this.#camera(input, 1);
    const resources = this.#resources(gl);
    resources.paintCasings(input, camera, paints, this.#theme.casing);
    if (paints.some(({ style }) => style.band)) resources.coverBands();
    resources.paintLines(input, camera, paints);
    if (this.#whenRead.length > 0 && this.#frame) {
      const version = this.#version;
      const missing = missingLegs(gl, this.#map!, this.#drawnLegs(), this.#theme);
      const drawn = missing.then((ids) => ({ missing: ids, version }));
      for (const resolve of this.#whenRead.splice(0)) resolve(drawn);
    }
    const head = this.#frame?.head;
    if (head) resources.paintHead(input, camera, head, lineStyle(this.#theme, head.mode, "exact").color, this.#theme);
  }

  readonly #dropContext = () => {
    this.#gl = undefined;
  };

  #resources(gl: WebGL2RenderingContext): RouteGl {
    this.#gl ??= new RouteGl(gl, this.#route);
    return this.#gl;
  }

  #paints(input: CustomRenderMethodInput): StretchPaint[] {
    const map = this.#map!;
    const globe = isGlobe(input);
    const deviceZoom = map.getZoom() + Math.log2(map.getPixelRatio()) + (globe ? GLOBE_EXTRA_ZOOM : 0);
    const view = globe ? undefined : this.#view();
    const copies = view ? copiesInView(view.west, view.east, map.getRenderWorldCopies()) : [0];
    return this.#route.ranges.filter(this.#visible).map((range) => {
      const { leg } = range.leg;
      const plain = range.alternative
        ? alternativeStyle(this.#theme, leg.mode)
        : lineStyle(this.#theme, leg.mode, range.stretch.location, leg.status);
      const style = leg.id === this.#highlighted ? highlighted(plain) : plain;
      const travelled = range.alternative ? 0 : (this.#frame?.legs[range.legIndex]?.travelledMeters ?? 0);
      // The round end of a leg lies beyond its length: in a leg that is done it is travelled too.
      const travelledMeters = travelled >= range.leg.lengthMeters ? BEYOND_METERS : travelled;
      const level = levelFor(range, deviceZoom);
      const draws = copies.map((copy) => ({ copy, runs: runsIn(level, view && movedWest(view, copy)) }));
      return { alternative: range.alternative, style, travelledMeters, draws };
    });
  }

  #drawnLegs(): MeasuredLeg[] {
    const drawn = new Set(this.#route.ranges.filter(this.#visible).map(({ leg }) => leg));
    return this.#route.legs.filter((leg) => drawn.has(leg));
  }

  /** The part of the flat world around what is on screen, whatever the bearing; x unwrapped. */
  #view(): MercatorBox {
    const map = this.#map!;
    const { clientWidth, clientHeight } = map.getCanvas();
    const { lng, lat } = map.getCenter();
    const [x, y] = [mercatorX(lng), mercatorY(lat)];
    const half = (Math.hypot(clientWidth, clientHeight) / 2 + REACH_PIXELS) / worldPixelsAt(map.getZoom());
    return { west: x - half, north: y - half, east: x + half, south: y + half };
  }

  #camera(input: CustomRenderMethodInput, targetScale: number): RouteCamera {
    const map = this.#map!;
    const canvas = map.getCanvas();
    const { lng, lat } = map.getCenter();
    const pixelRatio = map.getPixelRatio() * targetScale;
    const worldPixels = worldPixelsAt(map.getZoom()) * pixelRatio;
    const globe = isGlobe(input);
    return {
      center: [mercatorX(lng), mercatorY(lat)],
      width: Math.ceil(canvas.width * targetScale),
      height: Math.ceil(canvas.height * targetScale),
      pixelRatio,
      dashScale: globe ? worldPixels / WORLD_METERS / Math.cos((lat * Math.PI) / 180) : worldPixels,
      dashByMeters: globe,
      copies: globe ? [0] : copiesInView(mercatorX(lng) - 0.5, mercatorX(lng) + 0.5, map.getRenderWorldCopies()),
    };
  }
}

function highlighted(style: LineStyle): LineStyle {
  const { width, hollow } = style;
  return {
    ...style,
    width: width + HIGHLIGHT_PIXELS,
    ...(hollow && { hollow: { ...hollow, width: hollow.width + HIGHLIGHT_PIXELS } }),
  };
}

function movedWest({ west, east, ...box }: MercatorBox, worlds: number): MercatorBox {
  return { ...box, west: west - worlds, east: east - worlds };
}

/** Whole worlds, counted from the one around 0 degrees, of which a part may lie between two unwrapped x. */
function copiesInView(west: number, east: number, allowed: boolean): number[] {
  if (!allowed) return [0];
  const copies: number[] = [];
  for (let copy = Math.floor(west) - 1; copy <= Math.floor(east) + 1; copy++) copies.push(copy);
  return copies;
}
