import { defineConfig, mergeConfig } from "vitest/config";
import { BrowserFirst } from "./tests/browser-first.ts";
import page from "./vite.config.ts";

/** Tests that look at how long a page was busy: they run alone, after the others. */
const TIMED = ["tests/viewer/long-story.test.ts", "tests/basemap/base-map-thread.test.ts"];

/** Apart from the page's own configuration, which is read where the packages for tests are not installed. */
export default mergeConfig(
  page,
  defineConfig({
    test: {
      globalSetup: ["tests/build-once.ts"],
      testTimeout: 120_000,
      hookTimeout: 120_000,
      sequence: { sequencer: BrowserFirst },
      projects: [
        {
          extends: true,
          test: { name: "together", include: ["tests/**/*.test.ts"], exclude: TIMED, maxWorkers: 2 },
        },
        {
          extends: true,
          test: { name: "timed", include: TIMED, maxWorkers: 1, sequence: { groupOrder: 1 } },
        },
      ],
    },
  }),
);
