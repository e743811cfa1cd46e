import type { Linting } from "./linting.ts";

/** A standfirst that does not say which claims it tells: a picture can cite nothing after it. */
export function lintStandfirst({ story, log }: Linting) {
  if (story.standfirst === "" || story.standfirstClaims.length > 0) return;
  const message =
    "The standfirst names no claim, so that pictures print it without a source. Add `standfirstClaims` with the ids of the claims that it tells.";
  log.note("story.json", ["standfirst"], "standfirst-without-claims", message);
}
