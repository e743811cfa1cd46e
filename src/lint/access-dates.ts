import type { Linting } from "./linting.ts";

/** So many sources are named; who sees them sees what is asked for. */
const NAMED = 5;

/** Sources with an address that do not say when it was read. One note for all: the dates may never have been kept. */
export function lintAccessDates({ story, log }: Linting) {
  const undated = story.sources.flatMap(({ id, URL: address, accessed }, index) =>
    address !== undefined && accessed === undefined ? [{ id, index }] : [],
  );
  const [first] = undated;
  if (first === undefined) return;
  const ids = undated.slice(0, NAMED).map(({ id }) => id);
  const more = undated.length > NAMED ? ` and ${undated.length - NAMED} more` : "";
  const count = undated.length === 1 ? "A source" : `${undated.length} sources`;
  const message = `${count} with an address but without the day on which it was read: ${ids.join(", ")}${more}. Add \`accessed\` where the day is known, and make none up.`;
  log.note("sources.json", [first.index], "access-date-missing", message);
}
