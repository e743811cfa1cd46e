import { parse } from "edtf";
import { MAX_DATE_LENGTH } from "../../src/story/dates.ts";

/**
 * True where a text is EDTF by the `edtf` package, though perhaps of a kind that Waybill does not read: the judge from
 * outside of what `dates.ts` reads and names.
 */
export function isEdtf(text: string): boolean {
  if (text.length > MAX_DATE_LENGTH) return false;
  try {
    parse(text);
    return true;
  } catch {
    // The package throws on what is no EDTF; that is the answer.
    return false;
  }
}
