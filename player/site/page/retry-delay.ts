const FIRST_MS = 1000
const LONGEST_MS = 15_000

/**
 * Milliseconds to wait before the next try over a lost link, `failures` in a row: 1, 2, 4 … 15 s. It never gives up:
 * a link on a hillside may be gone for an hour, and the viewer can still press the button.
 */
export function retryDelay(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1))
}
