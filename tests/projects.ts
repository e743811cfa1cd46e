/** Tests that look at how long a page was busy: they run alone, after the others. */
export const TIMED = ["tests/viewer/long-story.test.ts", "tests/basemap/base-map-thread.test.ts"];

/** Tests with tables that `npm test` draws a part of, and `npm run test:sheets` all; see `tests/all-sheets.ts`. */
export const SHEETS = ["tests/picture/{picture-boxes,picture-drawn,picture-in-page}.test.ts"];

/** Tests of pure code with very much of something: a million positions, thousands of stories. */
export const LARGE = [
  "tests/format/read-limits.test.ts",
  "tests/fuzz/fuzz.test.ts",
  "tests/lint/ground.test.ts",
  "tests/map/{route-levels,route-view}.test.ts",
  "tests/geometry/measured-line.test.ts",
];

/** Tests of pure code, in Node alone: they start no browser and no command, and need no build. */
export const UNIT = [
  "tests/{bench,exchange,format,fuzz,geo,geometry,lint,story,tour,words}/**/*.test.ts",
  "tests/basemap/{base-map,country-names,detail,patient-fetch}.test.ts",
  "tests/map/{base-layers,country-labels,disc-spots,font-faces,guard,label-frame,line-style,map-failures,page-fonts}.test.ts",
  "tests/map/{place-layers,place-words,private-members,route-geometry,style,theme}.test.ts",
  "tests/picture/{chapter-plan,font-letters,leader,picture-content,picture-layout,picture-name,scene,text-lines}.test.ts",
  "tests/viewer/{date-labels,fragment,furniture,published-address}.test.ts",
  "tests/{cli/prerendered-story,cli/snapshot-jobs,package/api-docs}.test.ts",
  "tests/{structure,projects}.test.ts",
];
