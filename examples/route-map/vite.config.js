import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  // The base map and the fonts of the package, beside the page.
  publicDir: "node_modules/waybill/static",
  plugins: [svelte()],
  build: {
    // MapLibre alone is 1 MB.
    chunkSizeWarningLimit: 2000,
    // How long plugins take says nothing about this page.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  // The map starts a worker from a file beside its module: bundled for development, it would not find it.
  optimizeDeps: { exclude: ["waybill"] },
  // The stories of this example lie outside its folder.
  server: { fs: { allow: ["../.."] } },
});
