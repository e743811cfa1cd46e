import { kilometers, legLengthMeters, type Linting } from "./linting.ts";
import { ownTexts, sentencesOf } from "./own-texts.ts";
import { citationsOf } from "./story-citations.ts";

/** A printed distance this close to the length of a drawn line is taken to have been measured on it. */
const SHARE = 0.02;

/** Shorter legs are near too many distances that mean something else. */
const SHORTEST_LEG_METERS = 5_000;

const METERS: Record<string, number> = { k: 1_000, m: 1_609.344, n: 1_852 };

/** A number of kilometers or miles that is no speed: `157 km/h`, `12 miles per hour`, `90 km a day` are left out. */
const DISTANCE =
  /(\d[\d,.\u0020\u00a0\u2009\u202f]{0,15}?)[\s\u00a0-]{0,2}(km|kilomet(?:er|re)s?|mi|miles?|nautical miles?|nmi)\b(?!\s*(?:\/|per\b|an? hour|a day|p\.?\s?h\b))/gi;

/** Between two named points it is a distance of its own, whatever is drawn. */
const NOT_THE_LINE = /straight line|great circle|as the crow flies|in the air/i;

/**
 * Distances in our own words that are the length of a leg as it is drawn, and that no quote states: a schematic line has
 * a length, but that is no distance.
 */
export function lintPrintedDistances(linting: Linting) {
  const legs = linting.story.legs
    .map((leg) => ({ id: leg.id, meters: legLengthMeters(linting, leg) }))
    .filter(({ meters }) => meters >= SHORTEST_LEG_METERS);
  if (legs.length === 0) return;
  const quotedMeters = new Set<number>();
  for (const { citation } of citationsOf(linting))
    for (const { meters } of distancesIn(citation.quote ?? "")) quotedMeters.add(meters);
  for (const { file, path, text } of ownTexts(linting)) {
    for (const sentence of sentencesOf(text)) {
      if (NOT_THE_LINE.test(sentence)) continue;
      for (const { printed, meters } of distancesIn(sentence)) {
        if (quotedMeters.has(meters)) continue;
        const leg = legs.find((drawn) => Math.abs(drawn.meters - meters) <= SHARE * drawn.meters);
        if (leg === undefined) continue;
        const message = `"${printed}" is the length of leg ${leg.id} as it is drawn (${kilometers(leg.meters)}); a drawn line is not a distance travelled. Remove it, or give a distance that a source states.`;
        linting.log.warning(file, path, "distance-from-drawing", message);
      }
    }
  }
}

function distancesIn(text: string): { printed: string; meters: number }[] {
  return [...text.matchAll(DISTANCE)].map(([printed, number, unit]) => {
    return { printed, meters: numberOf(number!) * METERS[unit![0]!.toLowerCase()]! };
  });
}

/** `8,700`, `8 700` and `8.700` are 8700; `8.7` is 8.7. */
function numberOf(text: string): number {
  const plain = text.replace(/[\s\u00a0\u2009\u202f]/g, "").replace(/[.,]$/, "");
  return Number(/^\d{1,3}(?:[.,]\d{3})+$/.test(plain) ? plain.replace(/[.,]/g, "") : plain.replace(",", "."));
}
