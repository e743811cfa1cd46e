import type { Map as MapLibreMap, MapSourceDataEvent } from "maplibre-gl";
import { cancelFrame, interceptPaint, releaseFadingLabels, requestTiles, tiledSourceIds } from "./private-members.ts";

/** How often a map is drawn that is not whole. */
const HALF_MAP_MILLISECONDS = 500;
/** In case what is awaited never comes: then a frame is needed to find out. */
const UNSEEN_MILLISECONDS = 3_000;

/**
 * MapLibre redraws the whole map for each source and each tile that arrives: ten times and more until the first view is
 * complete, which on a slow machine takes longer than the tiles themselves. Until `stop`, a map that waits for data rests
 * half a second after a frame where somebody sees it, else long; it is drawn at once when nothing more is awaited. The
 * tiles of a source that came are asked for without a frame. A frame that nobody sees is painted only when it is whole:
 * before, MapLibre places names and asks for tiles in it, which cost little beside the pixels.
 */
export class RepaintThrottle {
  readonly #map: MapLibreMap;
  readonly #isSeen: boolean;
  readonly #repaint: () => void;
  readonly #restorePaint: () => void;
  readonly #awaited = new Set<string>();
  #restsFrom = -Infinity;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #isEnough = false;
  #isWhole = false;

  /**
   * `isSeen` for a map that somebody looks at, who is shown halves of it meanwhile. `isWhole` is asked before a frame is
   * painted, and says whether it holds all that it should.
   */
  constructor(map: MapLibreMap, isSeen: boolean, isWhole: () => boolean) {
    this.#map = map;
    this.#isSeen = isSeen;
    this.#restorePaint = interceptPaint(map, (paint) => {
      this.#isWhole = isWhole();
      if (isSeen || this.#isWhole) paint();
    });
    this.#repaint = map.triggerRepaint.bind(map);
    map.on("render", this.#rendered);
    map.on("style.load", this.#styled);
    map.on("sourcedataloading", this.#loading);
    map.on("sourcedata", this.#loaded);
    map.triggerRepaint = () => this.#askFrame();
  }

  /** Changes the view, and asks for its tiles without a frame, which would show what is there of the view before. */
  changeView(change: () => void): void {
    this.#isEnough = true;
    change();
    this.#isEnough = false;
    const ids = tiledSourceIds(this.#map);
    for (const id of ids) requestTiles(this.#map, id);
    // A map without a style needs a first frame to begin with.
    if (ids.length > 0) this.#rest();
    this.#askFrame();
  }

  /** The awaited parts are drawn. MapLibre draws no frame that only places names again while nobody sees the map. */
  hold(): void {
    this.#isEnough = !this.#isSeen;
  }

  /** Frames are needed again. */
  resume(): void {
    this.#isEnough = false;
  }

  /** Whether the frame that was rendered last held all that it should, and was painted. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  stop(): void {
    const map = this.#map;
    map.off("render", this.#rendered);
    map.off("style.load", this.#styled);
    map.off("sourcedataloading", this.#loading);
    map.off("sourcedata", this.#loaded);
    delete (map as Partial<MapLibreMap>).triggerRepaint;
    this.#restorePaint();
    if (this.#waiting === undefined) return;
    clearTimeout(this.#waiting);
    if (this.#isSeen && !this.#isEnough) this.#repaint();
  }

  #askFrame(): void {
    if (this.#isEnough) return;
    if (this.#awaited.size === 0 && this.#map.areTilesLoaded()) {
      // Else the frame would be drawn with names of the view before, and once more without them.
      if (!this.#isSeen) releaseFadingLabels(this.#map);
      return this.#repaint();
    }
    const patience = this.#isSeen ? HALF_MAP_MILLISECONDS : UNSEEN_MILLISECONDS;
    const pause = this.#restsFrom + patience - performance.now();
    if (pause > 0) {
      this.#waiting ??= setTimeout(() => {
        this.#waiting = undefined;
        this.#map.triggerRepaint();
      }, pause);
      return;
    }
    this.#rest();
    this.#repaint();
  }

  #rest(): void {
    this.#restsFrom = performance.now();
  }

  /** The page waits for the graphics after the event. */
  readonly #rendered = () => setTimeout(() => this.#rest());

  /** A style is read in the same task as a frame that is asked for before it: that frame waits for the next. */
  readonly #styled = () => {
    if (cancelFrame(this.#map)) this.#repaint();
  };

  readonly #loading = ({ sourceId, tile }: MapSourceDataEvent) => {
    if (!tile) this.#awaited.add(sourceId);
  };

  readonly #loaded = ({ sourceId, sourceDataType }: MapSourceDataEvent) => {
    if (sourceDataType !== "content" || !this.#awaited.delete(sourceId)) return;
    requestTiles(this.#map, sourceId);
    if (this.#awaited.size === 0) this.#map.triggerRepaint();
  };
}
