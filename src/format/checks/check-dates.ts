import type { Draft } from "../draft.ts";
import { edtfOfParts, isOtherEdtf, parseDate, runsBackwards } from "../../story/dates.ts";
import { quoted, type FindingLog, type Path } from "../problem.ts";
import { SOURCE_DATES } from "../schema/schema-sources.ts";

/** Dates that cannot be read, run backwards, or stand in the wrong order. */
export function checkDates(draft: Draft, log: FindingLog) {
  const checkDate = (file: string, path: Path, edtf: string | undefined) => checkOne(file, path, edtf, log);
  if (draft.head !== undefined) checkDate("story.json", ["asOf"], draft.head.asOf);
  for (const { value, path } of draft.chapters) checkDate("story.json", [...path, "when"], value.when);
  for (const { value, path } of draft.stretches) {
    checkDate("legs.geojson", [...path, "properties", "when"], value.properties.when);
  }
  for (const { value, path } of draft.claims) checkDate("claims.json", [...path, "when"], value.when);
  checkChapterOrder(draft, log);
  checkSourceDates(draft, log);
}

/** Says what is wrong with a date; nothing of one that can be read. */
export function checkOne(file: string, path: Path, edtf: string | undefined, log: FindingLog) {
  if (edtf === undefined || parseDate(edtf) !== undefined) return;
  if (runsBackwards(edtf)) {
    const isLeg = file === "legs.geojson";
    const what = isLeg ? "arrives before it departs" : "ends before it begins";
    log.error(file, path, "date-backwards", `The span ${quoted(edtf)} ${what}. Put the earlier date first.`);
    return;
  }
  const wanted = "EDTF, as in 2023-09-12, 2023-09-07/2023-09-08, 2023-08~ (about) or ../2023-10-13 (until)";
  if (isOtherEdtf(edtf) && edtf.includes("T")) {
    const message = `${quoted(edtf)} has a time of day without its zone, which is another instant in every place; wanted one as in 2024-03-01T06:30:00+02:00, or Z for UTC. Add it.`;
    log.error(file, path, "unsupported-date", message);
  } else if (isOtherEdtf(edtf)) {
    const message = `${quoted(edtf)} is EDTF, but not of a kind that can be put on a map's clock; wanted a year, month, day or span, as in 2023-08~ or 2023-09-07/2023-09-08. Rewrite it.`;
    log.error(file, path, "unsupported-date", message);
  } else {
    log.error(file, path, "bad-date", `${quoted(edtf)} is no date; wanted ${wanted}. Rewrite it.`);
  }
}

function checkChapterOrder(draft: Draft, log: FindingLog) {
  let latestMs = -Infinity;
  let latest = "";
  for (const { value, path } of draft.chapters) {
    const startMs = parseDate(value.when ?? "")?.startMs;
    if (startMs === undefined) continue;
    if (startMs < latestMs) {
      const message = `Chapter ${value.id} begins (${value.when}) before an earlier chapter does (${latest}); chapters are told in the order of time. Move it, or leave \`when\` out.`;
      log.error("story.json", [...path, "when"], "chapters-out-of-order", message);
      continue;
    }
    latestMs = startMs;
    latest = value.when ?? "";
  }
}

function checkSourceDates(draft: Draft, log: FindingLog) {
  const asOfMs = parseDate(draft.head?.asOf ?? "")?.endMs ?? Infinity;
  for (const { value, path } of draft.sources) {
    for (const field of SOURCE_DATES) {
      const parts = (value[field] as { "date-parts": number[][] } | undefined)?.["date-parts"];
      if (parts === undefined) continue;
      const at = [...path, field, "date-parts"];
      const spans = parts.map((date) => parseDate(edtfOfParts(date)));
      const [first, last] = spans;
      if (spans.some((span) => span === undefined)) {
        const message = `${quoted(parts)} is no date of the calendar; wanted [[year, month, day]]. Correct it.`;
        log.error("sources.json", at, "bad-date", message);
      } else if (first !== undefined && last !== undefined && first.startMs >= last.endMs) {
        const message = `The span ${quoted(parts)} ends before it begins. Put the earlier date first.`;
        log.error("sources.json", at, "date-backwards", message);
      } else if (field === "issued" && first !== undefined && first.startMs >= asOfMs) {
        const message = `Source ${value.id} appeared after the day to which the story is brought up, ${draft.head?.asOf}. Bring \`asOf\` in story.json forward.`;
        log.warning("sources.json", at, "source-after-as-of", message);
      }
    }
  }
}
