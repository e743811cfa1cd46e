import { edtfOfParts, parseDate } from "../story/dates.ts";
import type { Claim, Source, Story } from "../story/story.ts";
import type { Words } from "./interface.ts";

/** The publication date of a source in words, such as "about 14 October 2023"; undefined where it has none. */
export function sourceDate(source: Source, { dates }: Pick<Words, "dates">): string | undefined {
  const parts = source.issued?.["date-parts"]?.[0];
  if (!parts) return undefined;
  const edtf = edtfOfParts(parts);
  const date = parseDate(source.issued?.circa ? `${edtf}~` : edtf);
  return date && dates.long(date);
}

/** The publisher of a source: `Yonhap News Agency`, or the publisher where there is no container. */
export function sourcePublisher(source: Source): string {
  return source["container-title"] ?? source.publisher ?? "";
}

/** When a claim was published, by its first dated source: "reported 13 October 2023"; undefined where none is dated. */
export function reportedInWords(
  story: Story,
  claim: Claim,
  words: Pick<Words, "dates" | "sources">,
): string | undefined {
  const dates = claim.citations.map(({ source: id }) => story.sources.find((source) => source.id === id));
  const date = dates.map((source) => source && sourceDate(source, words)).find(Boolean);
  return date && words.sources.reported(date);
}
