import { createReadStream, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

/** Whole, as the command may be run in any folder. */
const STORY_FOLDER = fileURLToPath(new URL("geo/najin-dunay", import.meta.url));
const STORY_FILE = /^[\w-]+\.(?:json|geojson)$/;

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // As data in a frame without an origin (sandbox), where no worker has an address; see src/viewer/trusted-types.ts.
  "worker-src 'self' data:",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types svelte-trusted-html default",
].join("; ");

/** The files of the story, and of its own detailed base map. */
function storyFiles(): string[] {
  return readdirSync(STORY_FOLDER, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => STORY_FILE.test(name) || /^basemap\/.*\.(?:json|gz)$/.test(name))
    .sort();
}

/** Puts the story beside the page, under `story/`: copied into a build, read from its folder while developing. */
function storyBesidePage(): Plugin {
  return {
    name: "story-beside-page",
    configureServer(server) {
      server.middlewares.use("/story", (request, response) => {
        const name = (request.url ?? "").replace(/^\//, "").replace(/\?.*$/, "");
        if (!storyFiles().includes(name)) return response.writeHead(404).end();
        response.setHeader("Content-Type", "application/json");
        createReadStream(join(STORY_FOLDER, name)).pipe(response);
      });
    },
    generateBundle() {
      for (const name of storyFiles())
        this.emitFile({ type: "asset", fileName: `story/${name}`, source: readFileSync(join(STORY_FOLDER, name)) });
    },
  };
}

/** The content policy of a built page; the development server injects styles, which the policy would block. */
function contentPolicy(): Plugin {
  return {
    name: "content-policy",
    apply: "build",
    transformIndexHtml: () => [
      { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: POLICY }, injectTo: "head-prepend" },
    ],
  };
}

/**
 * d3-interpolate comes as one file that calls functions to make its parts. Marked as free of effects, those that nobody
 * uses are left out, and all of d3-color with them: 5 kB of what every reader loads.
 */
function onlyUsedInterpolators(): Plugin {
  return {
    name: "only-used-interpolators",
    transform: {
      filter: { id: /d3-interpolate/ },
      handler: (code) => code.replace(/^(var \w+ = )(?=\w+\(|\()/gm, "$1/* @__PURE__ */ "),
    },
  };
}

export default defineConfig({
  base: "./",
  publicDir: "static",
  plugins: [svelte(), onlyUsedInterpolators(), storyBesidePage(), contentPolicy()],
  worker: { format: "es" },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What is compiled in asks for its licence to be told.
    license: { fileName: "licences.md" },
    chunkSizeWarningLimit: 2000,
    // The largest part changes seldom: apart from ours it stays in a reader's cache.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "maplibre-gl", test: /node_modules\/maplibre-gl\// }] } },
    },
  },
});
