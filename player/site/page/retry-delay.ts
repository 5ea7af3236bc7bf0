import { doubledDelay } from '../../../media/doubled-delay.ts'

const FIRST_MS = 1000
const LONGEST_MS = 15_000

/**
 * Milliseconds to wait before the next attempt after `failures` in a row: 1, 2, 4 … 15 s. It never gives up: a rural
 * connection may be gone for an hour, and the viewer can still press the button.
 */
export function retryDelay(failures: number): number {
  return doubledDelay(failures, FIRST_MS, LONGEST_MS)
}
