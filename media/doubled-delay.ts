/**
 * Milliseconds to wait before the next try, `failures` in a row: the first wait, each time doubled, up to the longest.
 * It never gives up; who calls it decides how often.
 */
export function doubledDelay(failures: number, first: number, longest: number): number {
  return Math.min(longest, first * 2 ** Math.max(0, failures - 1))
}
