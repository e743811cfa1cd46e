import { mayExist, type Draft } from "../draft.ts";
import { quoted, type FindingLog } from "../problem.ts";

/** Conflicts that do not resolve or go one way only, and unknowns that no chapter shows. */
export function checkClaims(draft: Draft, log: FindingLog) {
  const conflicts = new Map<string, Set<string>>();
  for (const { value } of draft.claims) {
    conflicts.set(value.id, new Set([...(conflicts.get(value.id) ?? []), ...(value.conflictsWith ?? [])]));
  }
  for (const { value, path } of draft.claims) {
    for (const [index, other] of (value.conflictsWith ?? []).entries()) {
      const at = [...path, "conflictsWith", index];
      if (other === value.id) {
        log.error("claims.json", at, "conflict-self", `Claim ${value.id} is said to conflict with itself. Remove it.`);
      } else if (!mayExist(draft.ids.claims, other)) {
        const message = `Claim ${value.id} conflicts with ${quoted(other)}, which is not in this file. Correct the id, or add the claim.`;
        log.error("claims.json", at, "unknown-claim", message);
      } else if (conflicts.get(other)?.has(value.id) === false) {
        const message = `Claim ${value.id} conflicts with ${other}, but ${other} does not say so; a conflict goes both ways. Add "${value.id}" to \`conflictsWith\` of ${other}.`;
        log.error("claims.json", at, "conflict-one-way", message);
      }
    }
  }
  checkUnknownsShown(draft, log);
}

function checkUnknownsShown(draft: Draft, log: FindingLog) {
  const showing = draft.chapters.filter(({ value }) => value.unknowns === true);
  if (showing.length > 1) {
    const message = "A second chapter lists what is not known; one does. Remove `unknowns` from all but one.";
    log.error("story.json", [...(showing[1]?.path ?? []), "unknowns"], "unknowns-twice", message);
  } else if (showing.length === 0 && draft.unknowns.length > 0 && draft.isWhole) {
    const message =
      'No chapter lists what is not known; readers must be able to see it. Add `"unknowns": true` to one.';
    log.error("story.json", ["chapters"], "unknowns-hidden", message);
  }
}
