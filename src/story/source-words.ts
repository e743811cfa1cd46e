import { dateInWords, parseDate } from "./edtf.ts";
import type { Source } from "./story.ts";

/** The publication date of a source in words, such as "about 14 October 2023"; undefined where it has none. */
export function sourceDate(source: Source): string | undefined {
  const parts = source.issued?.["date-parts"]?.[0];
  if (!parts) return undefined;
  const edtf = parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, "0")).join("-");
  const date = parseDate(source.issued?.circa ? `${edtf}~` : edtf);
  return date && dateInWords(date);
}

/** Who published it: `Yonhap News Agency`, or the publisher where there is no container. */
export function sourcePublisher(source: Source): string {
  return source["container-title"] ?? source.publisher ?? "";
}
