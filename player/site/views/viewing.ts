import { MOST_PARTS, SAME_VIEWING_SECONDS } from '../../../media/viewing.ts'
import type { Memory } from '../page/memory.ts'

/** Which part of which viewing a report is, and how far the viewing got. */
export interface ViewingPart {
  token: string
  part: number
  /** Tenths of the work, before and now; left out where it got no further. */
  reached?: { from: number; to: number }
}

export interface Viewing {
  /** Whether it has been reported, here or on a page of the same work that was open a short while ago. */
  isCounted(): boolean
  /** The next part; null once there have been as many as the server takes. */
  next(reached: number): ViewingPart | null
}

interface Kept {
  token: string
  /** Unix milliseconds at which it was first reported. */
  begun: number
  parts: number
  reached: number
}

const KEPT = 'viewings'

/**
 * The viewing that a page is part of. Who loads the page again within the hour, or has it open twice, goes on with the
 * viewing of before: the browser remembers it, and nobody else.
 * @param work what tells the works of this site apart
 * @param token of this page, for a viewing that begins here
 */
export function createViewing(
  work: string,
  token: string,
  { memory, now }: { memory: Memory; now(): number },
): Viewing {
  let own: Kept | null = null

  const recent = (): Record<string, Kept> => {
    const since = now() - SAME_VIEWING_SECONDS * 1000
    const all = Object.entries(parse(memory.get(KEPT)))
    return Object.fromEntries(all.filter(([, { begun }]) => begun > since && begun <= now()))
  }
  // Another page may have reported since; where the browser remembers nothing, this page at least knows its own.
  const current = (): Kept | null => {
    const kept = recent()[work]
    if (own === null) return kept ?? null
    return kept?.token === own.token && kept.parts > own.parts ? kept : own
  }

  return {
    isCounted: () => current() !== null,

    next(reached) {
      const before = current() ?? { token, begun: now(), parts: 0, reached: 0 }
      if (before.parts >= MOST_PARTS) return null
      own = { ...before, parts: before.parts + 1, reached: Math.max(before.reached, reached) }
      memory.set(KEPT, JSON.stringify({ ...recent(), [work]: own }))
      const further = own.reached > before.reached
      return {
        token: before.token,
        part: before.parts,
        ...(further && { reached: { from: before.reached, to: own.reached } }),
      }
    },
  }
}

function parse(text: string | null): Record<string, Kept> {
  try {
    const found: unknown = JSON.parse(text ?? '{}')
    return typeof found === 'object' && found !== null && !Array.isArray(found)
      ? (found as Record<string, Kept>)
      : {}
  } catch {
    // Written by nobody we know: a fresh start is the repair.
    return {}
  }
}
