import { defineConfig, mergeConfig } from "vitest/config";
import { BrowserFirst } from "./tests/browser-first.ts";
import { LARGE, SHEETS, TIMED, UNIT } from "./tests/projects.ts";
import page from "./vite.config.ts";

/** The page is built, and the browser unpacked, for those that need them. */
const BUILT = { globalSetup: ["tests/build-once.ts"] };

/** Apart from the page's own configuration, which is read where the packages for tests are not installed. */
export default mergeConfig(
  page,
  defineConfig({
    test: {
      testTimeout: 120_000,
      hookTimeout: 120_000,
      sequence: { sequencer: BrowserFirst },
      projects: [
        { extends: true, test: { name: "unit", include: UNIT, exclude: LARGE, maxWorkers: 2, isolate: false } },
        { extends: true, test: { name: "large", include: LARGE, maxWorkers: 2 } },
        {
          extends: true,
          test: {
            name: "browser",
            include: ["tests/**/*.test.ts"],
            exclude: [...UNIT, ...LARGE, ...TIMED],
            maxWorkers: 2,
            ...BUILT,
          },
        },
        { extends: true, test: { name: "sheets", include: SHEETS, maxWorkers: 2, env: { ALL_SHEETS: "1" }, ...BUILT } },
        {
          extends: true,
          test: { name: "timed", include: TIMED, maxWorkers: 1, sequence: { groupOrder: 1 }, ...BUILT },
        },
      ],
    },
  }),
);
