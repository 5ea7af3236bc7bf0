/** The state of a media element, or an open page, at a moment. */
export interface Tick {
  /** Seconds on its own clock. */
  time: number
  /** Playback rate. */
  rate: number
  /** Whether it runs: neither paused nor seeking. */
  running: boolean
}

// Elements tell the time four times a second, throttled tabs once. A longer step is a jump and not watching.
const LONGEST_STEP = 2.5

/** Adds up the seconds actually played, without pauses and jumps. */
export function createWatchClock(): { tick(tick: Tick): number } {
  let watched = 0
  let last: number | null = null
  return {
    tick({ time, rate, running }) {
      if (last !== null && running) {
        const step = (time - last) / (rate || 1)
        if (step > 0 && step <= LONGEST_STEP) watched += step
      }
      last = running ? time : null
      return watched
    },
  }
}
