import type { Basis } from "../story/story.ts";
import type { Linting } from "./linting.ts";
import { isEnglish, ownTexts, sentencesOf, withoutQuoted, type OwnText } from "./own-texts.ts";

/** Words that no basis carries: what is cited says, shows or lists; the story does not rule on it. */
const VERDICT =
  /\b(?:confirm(?:s|ed)|prove[sdn]?|proven|proof that|undoubtedly|undeniabl[ey]|indisputabl[ey]|certainly|definitely|obviously|beyond doubt|established that|carr(?:y|ies|ied|ying) (?:the )?(?:weapons|arms|munitions|ammunition|shells|rockets|missiles)|full of (?:weapons|arms|munitions|ammunition|shells|rockets|missiles))\b/i;

/** Words that tell the event as seen: for images and documents that others read, not for what somebody states. */
const ASSERTION =
  /\b(?:show(?:s|ed)?|deliver(?:s|ed)|suppl(?:ies|ied)|smuggled|(?:ships|shipped|sends|sent|sold|sells|transfers|transferred) (?:\w+ ){0,3}(?:weapons|arms|munitions|ammunition|shells|rockets|missiles))\b/i;

/** Bases on which an assertion may stand without a speaker in the sentence. */
const SEEN_BY_OTHERS: readonly Basis[] = ["independent-imagery", "documents"];

const ATTRIBUTION =
  /\b(?:sa(?:ys?|id|ying)|alleg(?:es?|ed|edly|ing|ation|ations)|according to|report(?:s|ed|edly)?|claim(?:s|ed|ing)|stat(?:es|ed)|told|tells|wrot?e|writes|den(?:y|ies|ied)|count(?:s|ed)|describ(?:es|ed)|assess(?:es|ed)|believ(?:es|ed)|accus(?:es|ed)|purported(?:ly)?|estimat(?:es|ed)|noted|announced|dismissed|suggest(?:s|ed)?|infers?|dates|dated|argues?|argued|insists?|insisted|reading)\b/i;

const NEGATION = /\b(?:not?|never|nothing|nobody|none|neither|nor|cannot|can't|without|whether|if|unless)\b/i;

/** Words that make a title an accusation. */
const ACCUSATION =
  /\b(?:arms|weapons?|munitions|ammunition|missiles?|shells|rockets|bombs?|deliver\w*|suppl(?:y|ies|ied)|shipped|sent|sold|transferr?e?d?|smuggl\w*|traffick\w*|launder\w*|stol(?:e|en)|steal\w*|kill\w*|attack\w*|evad\w*|illegal\w*|secret\w*|sanction\w*|spy\w*|dump\w*)\b/i;

const ALLEGED: readonly Basis[] = [
  "stated-by-official",
  "stated-by-witness",
  "imagery-released-by-official",
  "inference",
];

/** Own sentences that claim more than their basis, and a title that accuses without saying who does. */
export function lintCertainty(linting: Linting) {
  if (!isEnglish(linting)) return;
  for (const text of ownTexts(linting)) {
    for (const sentence of sentencesOf(withoutQuoted(text.text))) {
      const word = excessiveWord(sentence, text);
      if (word !== undefined) report(linting, text, word);
    }
  }
  lintTitle(linting);
}

function excessiveWord(sentence: string, { kind, claim }: OwnText): string | undefined {
  const mayAssert = kind === "note" || (claim !== undefined && SEEN_BY_OTHERS.includes(claim.basis));
  const found = VERDICT.exec(sentence) ?? (mayAssert ? null : ASSERTION.exec(sentence));
  if (found === null || ATTRIBUTION.test(sentence) || NEGATION.test(sentence.slice(0, found.index))) return undefined;
  return claim !== undefined && namesSpeaker(sentence, claim.attributedTo) ? undefined : found[0];
}

function namesSpeaker(sentence: string, attributedTo: string): boolean {
  const names = attributedTo.split(/,|;|\band\b|\bvia\b/).map((name) => name.trim());
  return names.some((name) => name.length > 2 && sentence.includes(name));
}

function report(linting: Linting, { file, path, claim }: OwnText, word: string) {
  const basis = claim === undefined ? "" : `, and the claim is ${claim.basis}`;
  const message = `The word "${word}" stands in a sentence that does not say who says so${basis}. Name the speaker in the sentence, or choose a weaker word.`;
  linting.log.warning(file, path, "certainty-exceeds-basis", message);
}

function lintTitle({ story, log }: Linting) {
  if (!ACCUSATION.test(story.title) || ATTRIBUTION.test(story.title)) return;
  if (!story.claims.some(({ basis }) => ALLEGED.includes(basis))) return;
  const message =
    "The title accuses, the story rests on what somebody states, and the title does not say who. Put the speaker in, as in “the White House says”.";
  log.warning("story.json", ["title"], "title-without-attribution", message);
}
