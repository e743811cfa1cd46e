import { PathStyleExtension } from "@deck.gl/extensions";
import { TripsLayer } from "@deck.gl/geo-layers";
import { MapLibreOverlay } from "@deck.gl/maplibre";
import { rgba } from "../../../../src/map/route/gl-program.ts";
import { DASHES, LINE_PIXELS, type SetUp } from "../technique.ts";
import { COLOR } from "./line-layer.ts";

/**
 * deck.gl's TripsLayer in an interleaved overlay: one canvas, one context. The vertices are given as flat arrays, its
 * fastest way, and meters take the place of seconds. It lies over the names: under them it spoils MapLibre 6's labels
 * (visgl/deck.gl#10700).
 */
export const setUp: SetUp = async ({ storyMap, line, dashed }) => {
  const data = {
    length: 1,
    startIndices: [0],
    attributes: {
      getPath: { value: line.coordinates, size: 2 },
      getTimestamps: { value: Float32Array.from(line.cumulativeMeters), size: 1 },
    },
  };
  const [red, green, blue] = rgba(COLOR).map((channel) => Math.round(channel * 255));
  const layerAt = (meters: number) =>
    new TripsLayer({
      id: "trips",
      data,
      positionFormat: "XY",
      _pathType: "open",
      getColor: [red!, green!, blue!],
      getWidth: LINE_PIXELS,
      widthUnits: "pixels",
      fadeTrail: false,
      currentTime: meters,
      ...(dashed && { extensions: [new PathStyleExtension({ dash: true })], getDashArray: DASHES }),
    });
  const overlay = new MapLibreOverlay({ interleaved: true, layers: [layerAt(1)] });
  storyMap.mapLibre.addControl(overlay);
  return { step: (meters) => overlay.setProps({ layers: [layerAt(meters)] }) };
};
