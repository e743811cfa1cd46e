import { NAJIN_DUNAY } from "../story/whole-story.ts";
import { readFolder } from "../story/read-folder.ts";

/** Files of a story by name. */
export type StoryTexts = ReadonlyMap<string, string>;

type Json = Record<string, unknown>;

const real: StoryTexts = readFolder(NAJIN_DUNAY);

const CYRILLIC = "Где, по словам Белого дома, прошло северокорейское оружие: от порта Наджин до юго-запада России";
const HANGUL = "백악관이 밝힌 북한 무기의 이동 경로: 나진항에서 러시아 남서부까지";

/** The real story, and what a layout finds hard: the same story with other words, as files. */
export const VARIANTS: Record<string, StoryTexts> = {
  "the real story": real,
  "a title three times as long": changed("story.json", (story) => ({
    ...story,
    title: Array(3).fill(story["title"]).join(" "),
  })),
  "no standfirst": changed("story.json", (story) => ({ ...story, standfirst: undefined })),
  "3 sources": withSources(3),
  "40 sources": withSources(40),
  "Cyrillic and Hangul": inOtherScripts(),
};

/** A story with one of its JSON files changed. */
export function changed(file: string, change: (data: Json) => Json, texts: StoryTexts = real): StoryTexts {
  return new Map(texts).set(file, JSON.stringify(change(JSON.parse(texts.get(file)!) as Json)));
}

/** Every claim cites some of the first sources, in turn, so that a picture has to name so many. */
function withSources(count: number): StoryTexts {
  const ids = (JSON.parse(real.get("sources.json")!) as { id: string }[]).map(({ id }) => id).slice(0, count);
  return changed("claims.json", (data) => {
    const claims = data["claims"] as Json[];
    const each = Math.ceil(count / 3);
    return {
      ...data,
      claims: claims.map((claim, index) => ({
        ...claim,
        citations: Array.from({ length: each }, (_, at) => ({ source: ids[(index * each + at) % ids.length] })),
      })),
    };
  });
}

function inOtherScripts(): StoryTexts {
  const words = changed("story.json", (story) => ({
    ...story,
    title: CYRILLIC,
    standfirst: `${HANGUL} ${CYRILLIC}. ${HANGUL}.`,
  }));
  return changed(
    "claims.json",
    (data) => ({
      ...data,
      claims: (data["claims"] as Json[]).map((claim) => ({ ...claim, text: `${HANGUL} ${CYRILLIC}.` })),
    }),
    words,
  );
}
