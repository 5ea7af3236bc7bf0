import { setTimeout as delay } from 'node:timers/promises'

/** For so long an answer counts. */
const KNOWN_MS = 1000
/** A healthy catalogue answers within a millisecond. */
const PATIENCE_MS = 1000

export interface Vitals {
  /** Whether the catalogue answers; asked at most once a second, whatever comes in. */
  catalogueAnswers(): Promise<boolean>
}

/** @param ping answers, or throws, or hangs: a database that is stopped in its tracks keeps its connections open */
export function createVitals(ping: () => Promise<unknown>, now: () => number = Date.now): Vitals {
  let asked = Number.NEGATIVE_INFINITY
  let answer: Promise<boolean> = Promise.resolve(true)
  let asking = false

  const ask = async (): Promise<boolean> => {
    const over = new AbortController()
    try {
      const late = delay(PATIENCE_MS, false, { signal: over.signal }).catch(() => false)
      return await Promise.race([
        ping().then(
          () => true,
          () => false,
        ),
        late,
      ])
    } finally {
      over.abort()
      asking = false
      asked = now()
    }
  }

  return {
    catalogueAnswers() {
      if (asking || now() - asked < KNOWN_MS) return answer
      asking = true
      answer = ask()
      return answer
    },
  }
}
