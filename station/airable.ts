/** When a spot may be aired: RFC 3339 instants, null for "always". The end is exclusive. */
export interface Validity {
  validFrom: string | null
  validUntil: string | null
}

/** Whether the spot may be aired at `at`, in Unix milliseconds. */
export function mayAir(spot: Validity, at: number): boolean {
  if (spot.validFrom !== null && Date.parse(spot.validFrom) > at) return false
  return !hasEnded(spot, at)
}

export function hasEnded({ validUntil }: Validity, at: number): boolean {
  return validUntil !== null && Date.parse(validUntil) <= at
}

/**
 * The next moment after `at` at which a spot starts or ends, for the agent to wake up at; null if there is none.
 */
export function nextChange(spots: Iterable<Validity>, at: number): number | null {
  let next: number | null = null
  for (const { validFrom, validUntil } of spots) {
    for (const instant of [validFrom, validUntil]) {
      const time = instant === null ? Number.NaN : Date.parse(instant)
      if (time > at && (next === null || time < next)) next = time
    }
  }
  return next
}
