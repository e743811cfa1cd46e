import { mayBeSubject, mayExist, type Draft, type Item } from "../draft.ts";
import { otherMeaningOf } from "../../story/moment-words.ts";
import { quoted, type FindingLog, type Path } from "../problem.ts";

/** Ids that repeat, and ids of places, legs, claims and sources that lead nowhere. */
export function checkIds(draft: Draft, log: FindingLog) {
  checkRepeats(draft, log);
  checkMoments(draft, log);
  checkSubjects(draft, log);
  checkLegPlaces(draft, log);
  checkChapterLists(draft, log);
}

function checkRepeats(draft: Draft, log: FindingLog) {
  const legs = new Set(draft.stretches.map((stretch) => stretch.value.properties.leg));
  reportRepeats("story.json", draft.chapters, "chapter", log);
  reportRepeats("story.json", draft.unknowns, "unknown", log);
  reportRepeats("places.geojson", draft.places, "place", log);
  for (const { value, path } of draft.places) {
    if (value.id !== "story" && !legs.has(value.id)) continue;
    const other = value.id === "story" ? "stands for the story as a whole" : "is the id of a leg too";
    const message = `The place id ${quoted(value.id)} ${other}; claims could not tell them apart. Choose another id.`;
    log.error("places.geojson", [...path, "id"], "repeated-id", message);
  }
  reportRepeats("legs.geojson", draft.stretches, "stretch", log);
  for (const { value, path } of draft.stretches) {
    if (value.properties.leg !== "story") continue;
    const message = 'The leg id "story" stands for the story as a whole. Choose another id.';
    log.error("legs.geojson", [...path, "properties", "leg"], "repeated-id", message);
  }
  reportRepeats("claims.json", draft.claims, "claim", log);
  reportRepeats("sources.json", draft.sources, "source", log);
}

function reportRepeats(file: string, items: readonly Item<{ id: string }>[], kind: string, log: FindingLog) {
  const seen = new Set<string>();
  for (const { value, path } of items) {
    if (seen.has(value.id)) {
      const message = `The ${kind} id ${quoted(value.id)} is already taken above; each may stand once. Choose another id.`;
      log.error(file, [...path, "id"], "repeated-id", message);
    }
    seen.add(value.id);
  }
}

/** A chapter is reached by its id, where an address or `--at` names a moment; other moments must not look the same. */
function checkMoments(draft: Draft, log: FindingLog) {
  for (const { value, path } of draft.chapters) {
    const meaning = otherMeaningOf(value.id);
    if (meaning === undefined) continue;
    const message = `The chapter id ${quoted(value.id)} means ${meaning} where a moment is named, so nothing could lead to the chapter. Choose another id, such as "part-${value.id}".`;
    log.error("story.json", [...path, "id"], "reserved-id", message);
  }
}

function checkSubjects(draft: Draft, log: FindingLog) {
  const report = (file: string, path: Path, id: string) => {
    if (mayBeSubject(draft.ids, id)) return;
    const message = `${quoted(id)} is no place and no leg; wanted the id of one, or "story". Correct it, or add the place.`;
    log.error(file, path, "unknown-subject", message);
  };
  for (const { value, path } of draft.chapters) {
    for (const [index, id] of value.shows.entries()) report("story.json", [...path, "shows", index], id);
  }
  for (const { value, path } of draft.unknowns) report("story.json", [...path, "about"], value.about);
  for (const { value, path } of draft.claims) report("claims.json", [...path, "about"], value.about);
}

function checkLegPlaces(draft: Draft, log: FindingLog) {
  for (const { value, path } of draft.stretches) {
    for (const end of ["from", "to"] as const) {
      const id = value.properties[end];
      if (mayExist(draft.ids.places, id)) continue;
      const message = `Leg ${value.properties.leg} runs ${end} ${quoted(id)}, which is no place; wanted the id of one. Correct it, or add the place.`;
      log.error("legs.geojson", [...path, "properties", end], "unknown-place", message);
    }
  }
}

function checkChapterLists(draft: Draft, log: FindingLog) {
  const planned = new Set(
    draft.stretches
      .filter(({ value }) => value.properties.status === "planned")
      .map(({ value }) => value.properties.leg),
  );
  const ofStandfirst = draft.head?.standfirstClaims ?? [];
  for (const [index, id] of ofStandfirst.entries()) {
    if (mayExist(draft.ids.claims, id)) continue;
    const message = `The standfirst tells claim ${quoted(id)}, which is not in claims.json. Correct the id, or add the claim.`;
    log.error("story.json", ["standfirstClaims", index], "unknown-claim", message);
  }
  reportRepeatedItems("story.json", ["standfirstClaims"], ofStandfirst, log);
  for (const { value, path } of draft.chapters) {
    for (const [index, id] of (value.travels ?? []).entries()) {
      if (planned.has(id)) {
        const message = `Chapter ${value.id} travels ${quoted(id)}, which was planned and never travelled. Name it in \`shows\`, or correct its status.`;
        log.error("story.json", [...path, "travels", index], "planned-leg-travelled", message);
      }
      if (mayExist(draft.ids.legs, id)) continue;
      const message = `Chapter ${value.id} travels ${quoted(id)}, which is no leg; wanted the id of one. Correct it.`;
      log.error("story.json", [...path, "travels", index], "unknown-leg", message);
    }
    for (const [index, id] of (value.claims ?? []).entries()) {
      if (mayExist(draft.ids.claims, id)) continue;
      const message = `Chapter ${value.id} tells claim ${quoted(id)}, which is not in claims.json. Correct the id, or add the claim.`;
      log.error("story.json", [...path, "claims", index], "unknown-claim", message);
    }
    for (const key of ["shows", "travels", "claims"] as const) {
      reportRepeatedItems("story.json", [...path, key], value[key] ?? [], log);
    }
  }
  for (const { value, path } of draft.claims) {
    reportRepeatedItems("claims.json", [...path, "conflictsWith"], value.conflictsWith ?? [], log);
  }
}

function reportRepeatedItems(file: string, path: Path, list: readonly string[], log: FindingLog) {
  const seen = new Set<string>();
  for (const [index, id] of list.entries()) {
    if (seen.has(id)) {
      const message = `${quoted(id)} stands twice in this list; once is enough. Remove it.`;
      log.error(file, [...path, index], "repeated-item", message);
    }
    seen.add(id);
  }
}
