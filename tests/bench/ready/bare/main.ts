// The least page that shows the same base map with the route as a plain line: MapLibre, the style, the story's lines as a
// GeoJSON source. No words, no evidence, no dashes. The map is as large as in the address, for instance `?size=832x600`.
import "maplibre-gl/dist/maplibre-gl.css";
import { Map as MapLibreMap, setWorkerUrl } from "maplibre-gl";
import workerUrl from "../../../../src/map/maplibre/base-map.worker.ts?worker&url";
import { CITY_DOT_IMAGE } from "../../../../src/basemap/base-ids.ts";
import { baseLayers } from "../../../../src/map/style/base-layers.ts";
import { baseMapUrls } from "../../../../src/basemap/base-map-urls.ts";
import { baseSources } from "../../../../src/map/style/base-sources.ts";
import { CITY_DOT_OPTIONS, cityDotImage } from "../../../../src/map/images/city-dot-image.ts";
import { fontFaces } from "../../../../src/map/style/font-faces.ts";
import { themes } from "../../../../src/map/style/theme.ts";

setWorkerUrl(workerUrl);
const asked = new URLSearchParams(location.search);
const [width, height] = asked.get("size")!.split("x");
const container = document.getElementById("map")!;
Object.assign(container.style, { width: `${width}px`, height: `${height}px` });
const folder = new URL("./", document.baseURI).href;
const map = new MapLibreMap({
  container,
  center: asked.get("center")!.split(",").map(Number) as [number, number],
  zoom: Number(asked.get("zoom")),
  fadeDuration: 0,
  attributionControl: false,
  style: {
    version: 8,
    "font-faces": fontFaces(`${folder}fonts/`),
    sources: {
      ...baseSources(baseMapUrls(`${folder}basemap/`)),
      route: { type: "geojson", data: `${folder}story/legs.geojson` },
    },
    layers: [
      ...baseLayers(themes.light, { tinted: [] }),
      { id: "route", type: "line", source: "route", paint: { "line-color": themes.light.bySea, "line-width": 3 } },
    ],
  },
});
map.setMissingStyleImageResolver((id) => {
  if (id === CITY_DOT_IMAGE) map.addImage(id, cityDotImage(), CITY_DOT_OPTIONS);
});
const ready = () => {
  if (!map.loaded() || !map.areTilesLoaded() || map.queryRenderedFeatures({ layers: ["route"] }).length === 0) return;
  map.off("render", ready);
  document.documentElement.dataset.waybill = "ready";
};
map.on("render", ready);
