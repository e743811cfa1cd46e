declare module "maplibre-gl/dist/maplibre-gl-worker.mjs" {
  /** The class of `self.worker`, which the module sets. */
  const MapLibreWorker: new (scope: unknown) => object;
  export default MapLibreWorker;
}
