// A map with a line, points and names, and the functions that reach into it.
import { Map as MapLibreMap, setWorkerUrl } from "maplibre-gl";
import WORKER_URL from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import * as members from "../../../src/map/maplibre/private-members.ts";

declare global {
  interface Window {
    contract?: { map: MapLibreMap; members: typeof members; pointsUrl: string };
  }
}

setWorkerUrl(WORKER_URL);
const features = [-120, -60, 0, 60, 120].map((lon) => ({
  type: "Feature",
  geometry: { type: "Point", coordinates: [lon, 10] },
  properties: { name: `At ${lon}` },
}));
const pointsUrl = URL.createObjectURL(new Blob([JSON.stringify({ type: "FeatureCollection", features })]));
const container = document.createElement("div");
Object.assign(container.style, { position: "fixed", inset: "0" });
document.body.append(container);
const map = new MapLibreMap({
  container,
  center: [0, 10],
  zoom: 0,
  attributionControl: false,
  canvasContextAttributes: { preserveDrawingBuffer: true },
  style: {
    version: 8,
    "font-faces": { Lost: new URL("./lost.woff2", location.href).href },
    sources: { points: { type: "geojson", data: pointsUrl } },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": "#00ff00" } },
      {
        id: "names",
        type: "symbol",
        source: "points",
        layout: {
          "text-field": ["get", "name"],
          "text-font": ["Lost"],
          "text-variable-anchor": ["left", "right", "top"],
        },
      },
    ],
  },
});
map.once("idle", () => (window.contract = { map, members, pointsUrl }));
