/** Degrees to add to `from` to reach `to` the short way: in [-180, 180). */
export function shortestLonStep(from: number, to: number): number {
  return ((((to - from + 180) % 360) + 360) % 360) - 180;
}
