/** The value that this share (0 to 1) of the values lie at or below, by nearest rank; 0 for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? 0;
}

export interface Spread {
  p50: number;
  p95: number;
  mean: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
  return { p50: percentile(values, 0.5), p95: percentile(values, 0.95), mean };
}
