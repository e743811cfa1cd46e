/** The `edtf` package has no types of its own; these are the parts that edtf.ts uses. */
declare module "edtf" {
  interface ParsedDate {
    type: "Date" | "Year" | "Decade" | "Century" | "Season" | "Interval" | "List" | "Set";
    /** Year, month from 0, day; for an interval its two ends, null where an end is open or unknown. */
    values: readonly (number | ParsedDate | null)[];
    level: number;
    approximate?: boolean | number;
    uncertain?: boolean | number;
    unspecified?: number;
  }
  /** Throws an Error on text that is no EDTF. */
  export function parse(text: string): ParsedDate;
  /** First and last millisecond of the span, in UTC; infinite where it is open. Throws as `parse` does. */
  export default function edtf(text: string): { min: number; max: number };
}
