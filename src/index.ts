// The door `waybill`: read, check, schedule and write a story. It runs in Node and in a browser, and draws nothing.

export { readStory, type Problem, type ReadResult, type ReadStory, type StoryPaths } from "./format/read-story.ts";
export type { StoryFiles, UnreadFile } from "./format/unread-file.ts";
export { STORY_FILES } from "./format/draft.ts";
export { dataHash } from "./format/data-hash.ts";
export type { Finding, Path, Severity } from "./format/problem.ts";

export * from "./story/story.ts";
export { modelOf, type StoryModel } from "./story/story-model.ts";
export type { MeasuredLeg, MeasuredStretch } from "./story/measured-legs.ts";
export type { Marker } from "./story/markers.ts";
export { claimsAbout, conflictsOf, type EvidenceIndex } from "./story/evidence.ts";
export { dateInWords } from "./words/words.ts";
export { creditsLine } from "./story/credits.ts";
export { ATTRIBUTION } from "./basemap/base-map.ts";

export { checkStory } from "./lint/check-story.ts";
export { LINT_CODES, lintStory, type LintCode } from "./lint/lint-story.ts";
export type { ArchivedText, LintOptions } from "./lint/linting.ts";
export type { CountryOutline, Ground, Rings } from "./lint/ground.ts";
export { groundOf, type BaseTopologies } from "./lint/base-ground.ts";

export { tourOf, type Tour } from "./tour/tour.ts";
export { buildSchedule, stillSecondsAt, type Schedule, type ScheduledChapter, type Travel } from "./tour/schedule.ts";
export type { CameraTrack } from "./tour/camera-track.ts";
export { frameAt, type Frame, type FrameHead, type FrameLeg } from "./tour/frame.ts";
export { momentOf, noSuchMoment, secondsOf } from "./tour/moment.ts";
export type { Camera, Padding, Viewport } from "./geometry/camera.ts";
export type { Extent } from "./geometry/bounds.ts";
export type { Line } from "./geometry/line.ts";
export type { MeasuredLine } from "./geometry/measured-line.ts";

export { storyAsGeoJson } from "./exchange/story-geojson.ts";
export { CLAIM_COLUMNS, claimsAsCsv } from "./exchange/claims-csv.ts";
export { bibliography, BIBLIOGRAPHY_FORMATS, type BibliographyFormat } from "./exchange/bibliography.ts";
export { jsonLd, jsonLdText, type JsonLd } from "./exchange/json-ld.ts";
