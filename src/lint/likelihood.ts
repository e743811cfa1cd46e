import type { Linting } from "./linting.ts";
import { isEnglish, ownTexts, sentencesOf, withoutQuoted } from "./own-texts.ts";

const LIKELIHOOD =
  /\b(?:(?:un)?likel(?:y|ihood)|(?:im)?probabl[ey]|probability|almost certain(?:ly)?|(?:roughly )?even chance|remote chance|chances? are|odds)\b/i;

const CONFIDENCE = /\b(?:(?:high|moderate|medium|low|some|little|full) confidence|confiden(?:t|tly|ce))\b/i;

/**
 * Sentences that say both how likely something is and how sure the speaker is of that. Readers take the two for one
 * (US Intelligence Community Directive 203, section D.6.e.(2), keeps them apart for that reason).
 */
export function lintLikelihood(linting: Linting) {
  if (!isEnglish(linting)) return;
  for (const { file, path, text } of ownTexts(linting)) {
    for (const sentence of sentencesOf(withoutQuoted(text))) {
      const likelihood = LIKELIHOOD.exec(sentence)?.[0];
      const confidence = CONFIDENCE.exec(sentence)?.[0];
      if (likelihood === undefined || confidence === undefined) continue;
      const message = `A sentence says how likely ("${likelihood}") and how sure ("${confidence}"); readers take the two for one. Make two sentences of it, or leave one out.`;
      linting.log.warning(file, path, "likelihood-with-confidence", message);
    }
  }
}
