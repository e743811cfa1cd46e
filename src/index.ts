// The door `waybill`: read, check, schedule and write a story. It runs in Node and in a browser, and draws nothing.

import { bibliography as bibliographyIn, type BibliographyFormat } from "./exchange/bibliography.ts";
import { claimsAsCsv as claimsAsCsvIn } from "./exchange/claims-csv.ts";
import type { Story, StoryDate } from "./story/story.ts";
import { en } from "./words/en.ts";
import type { Words } from "./words/interface.ts";

export { readStory, type Problem, type ReadResult, type ReadStory, type StoryPaths } from "./format/read-story.ts";
export type { StoryFiles, UnreadFile } from "./format/unread-file.ts";
export { STORY_FILES } from "./format/draft.ts";
export { dataHash } from "./format/data-hash.ts";
export type { Finding, Path, Severity } from "./format/problem.ts";

export * from "./story/story.ts";
export { modelOf, type StoryModel } from "./story/story-model.ts";
export type { MeasuredLeg, MeasuredStretch } from "./story/measured-legs.ts";
export type { Itinerary } from "./story/itinerary.ts";
export type { Marker } from "./story/markers.ts";
export { claimsAbout, conflictsOf, type EvidenceIndex } from "./story/evidence.ts";
export { en } from "./words/en.ts";
export type { Words } from "./words/interface.ts";
export { creditsLine } from "./story/credits.ts";
export { ATTRIBUTION } from "./basemap/attribution.ts";

export { checkStory } from "./lint/check-story.ts";
export { LINT_CODES, lintStory, type LintCode } from "./lint/lint-story.ts";
export type { ArchivedText, LintOptions } from "./lint/linting.ts";
export type { CountryOutline, Ground, GroundDetail, Rings } from "./lint/ground.ts";
export { groundOf, type BaseTopologies } from "./lint/base-ground.ts";

export { tourOf, type Tour } from "./tour/tour.ts";
export { buildSchedule, stillSecondsAt, type Schedule, type ScheduledChapter, type Travel } from "./tour/schedule.ts";
export type { Clock } from "./tour/clock.ts";
export type { CameraTrack } from "./tour/camera-track.ts";
export { frameAt, type Frame, type FrameHead, type FrameLeg } from "./tour/frame.ts";
export { momentOf, noSuchMoment, secondsOf } from "./tour/moment.ts";
export type { Camera, Padding, Viewport } from "./geometry/camera.ts";
export type { Extent } from "./geometry/bounds.ts";
export type { Line } from "./geometry/line.ts";
export type { MeasuredLine } from "./geometry/measured-line.ts";

export { storyAsGeoJson } from "./exchange/story-geojson.ts";
export { CLAIM_COLUMNS } from "./exchange/claims-csv.ts";
export { BIBLIOGRAPHY_FORMATS, type BibliographyFormat } from "./exchange/bibliography.ts";
export { jsonLd, jsonLdText, type JsonLd } from "./exchange/json-ld.ts";

/** The date in words, such as `7–8 September 2023`, `about August 2023` or `until 13 October 2023`; in English by default. */
export function dateInWords(date: StoryDate, { dates }: Words = en): string {
  return dates.long(date);
}

/**
 * The claims of a story as CSV (RFC 4180: CRLF, every field in quotes), one row for each citation of a claim; dates are in
 * English by default. Where a spreadsheet would take a text for a formula, because it begins with = + - @ or a tab, an
 * apostrophe stands before it.
 */
export function claimsAsCsv(story: Story, words: Words = en): string {
  return claimsAsCsvIn(story, words);
}

/**
 * The sources of a story in the order of their numbers: lines of text, a Markdown list, or CSL-JSON for Zotero and others;
 * dates are in English by default. Ends with a line break; a story without sources gives an empty text or list.
 */
export function bibliography(story: Story, format: BibliographyFormat, words: Words = en): string {
  return bibliographyIn(story, format, words);
}
