import type { Memory } from '../page/memory.ts'

/** Where the viewer stopped, by work. Discreet pages forget it, as all that they remember. */
type Places = Record<string, number>

const KEPT = 'places'
/** The last works are remembered, no more: it is a convenience and not a history. */
const MOST_KEPT = 10
/** Seconds. Who stops sooner begins anew, and so does who has seen nearly all. */
const LEAST = 20
const NEARLY_OVER = 15

/** What to remember of a film that is left at `position`: null where the next time it begins anew. */
export function placeToKeep(position: number, duration: number): number | null {
  return position >= LEAST && position < duration - NEARLY_OVER ? Math.floor(position) : null
}

/** @param work what tells the works of this site apart */
export function createPlaces(work: string, memory: Memory) {
  const kept = (): Places => {
    try {
      const found: unknown = JSON.parse(memory.get(KEPT) ?? '{}')
      return typeof found === 'object' && found !== null ? (found as Places) : {}
    } catch {
      // Written by nobody we know: a fresh start is the repair.
      return {}
    }
  }
  return {
    /** Seconds; null where it is not known. */
    last(): number | null {
      const place = kept()[work]
      return typeof place === 'number' && place > 0 ? place : null
    },
    /** Remembers it whenever playback pauses and the page is left. */
    follow(media: HTMLMediaElement, now: () => { position: number; duration: number }): void {
      const keep = (): void => {
        const { position, duration } = now()
        this.keep(position, duration)
      }
      media.addEventListener('pause', keep)
      window.addEventListener('pagehide', keep)
    },
    keep(position: number, duration: number): void {
      const { [work]: before, ...others } = kept()
      const place = placeToKeep(position, duration)
      if (place === (before ?? null)) return
      const entries = Object.entries(others).slice(-(MOST_KEPT - 1))
      memory.set(
        KEPT,
        JSON.stringify(Object.fromEntries(place === null ? entries : [...entries, [work, place]])),
      )
    },
  }
}

export type LastPlaces = ReturnType<typeof createPlaces>
