// What comes faster comes out of the cache, and says nothing about the link.
const LEAST_MS = 15
const FAST_SECONDS = 3
const SLOW_SECONDS = 9

export interface Throughput {
  /** bit/s to reckon with. */
  readonly estimate: number
  add(bytes: number, milliseconds: number): void
}

/**
 * How fast the link is: the lower of two moving averages of the downloads, so that it sinks quickly and rises slowly. Each
 * download weighs as much as it took.
 * @param start bit/s until something has been measured
 */
export function createThroughput(start: number): Throughput {
  const fast = average(FAST_SECONDS)
  const slow = average(SLOW_SECONDS)
  return {
    get estimate() {
      return Math.min(fast.value ?? start, slow.value ?? start)
    },
    add(bytes, milliseconds) {
      if (milliseconds < LEAST_MS) return
      const rate = (bytes * 8000) / milliseconds
      fast.add(rate, milliseconds / 1000)
      slow.add(rate, milliseconds / 1000)
    },
  }
}

/** Exponential, with half of its weight on the last `halfLife` seconds, corrected for its beginning. */
function average(halfLife: number) {
  let sum = 0
  let weight = 0
  return {
    get value(): number | null {
      return weight > 0 ? sum / weight : null
    },
    add(value: number, seconds: number): void {
      const kept = 0.5 ** (seconds / halfLife)
      sum = sum * kept + value * (1 - kept)
      weight = weight * kept + (1 - kept)
    },
  }
}
