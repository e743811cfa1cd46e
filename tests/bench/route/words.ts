import type { TechniqueName } from "./plan.ts";

export const TECHNIQUE_WORDS: Record<TechniqueName, string> = {
  ours: "Waybill's route layer",
  "set-data": "setData of the grown line",
  "slice-along": "turf lineSliceAlong, then setData",
  "line-gradient": "line-gradient with a moving step",
  "trips-layer": "deck.gl TripsLayer",
  "bare-repaint": "bare repaint (no route)",
};

/** A number for a table: three digits that count, and no more than two after the point. */
export function number(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export function count(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 1 });
}
