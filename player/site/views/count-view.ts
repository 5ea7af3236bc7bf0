import { COPY_BLOCK } from '../../../media/copies.ts'
import { viewThreshold } from '../../../media/viewing.ts'
import { browserMemory } from '../page/memory.ts'
import type { Root } from '../page/root.ts'
import { sendReport } from './send-report.ts'
import { createViewMeter, type ViewMeter } from './view-meter.ts'
import { createViewReports } from './view-reports.ts'
import { createViewing } from './viewing.ts'
import { watchedQuality } from './watched-quality.ts'

// Media events after which the meter is read.
const MOMENTS = ['playing', 'timeupdate', 'pause', 'seeking', 'seeked', 'waiting', 'ended'] as const

const RETRY_MS = 60_000
/** A part is worth a report from here on. */
const LEAST_SECONDS = 1

type Place = Pick<Root, 'views' | 'viewing' | 'duration'>

/** Counts the viewing of a work that `media` plays, once enough of it was played; then how long and how far it went. */
export function countPlaying(media: HTMLMediaElement, place: Place): void {
  const counter = createCounter(place)
  if (!counter) return
  const length = (): number => place.duration ?? media.duration
  for (const moment of MOMENTS) {
    media.addEventListener(moment, () => {
      counter.meter.tick({
        time: media.currentTime,
        rate: media.playbackRate,
        // At its end it is paused, and has been played until there.
        running: (!media.paused || media.ended) && !media.seeking,
        share: media.ended ? 1 : media.currentTime / length(),
        ...(media instanceof HTMLVideoElement && { quality: watchedQuality(media) }),
      })
      counter.look({ ending: media.ended })
    })
  }
}

/** The part of counting that is the same for all kinds of works. */
export interface Counter {
  meter: ViewMeter
  /** Reports the viewing if it has just become one, or if this is its end for now. */
  look(state: { ending: boolean; pages?: number }): void
}

/** @returns null where nobody is to be counted: on pages of staff */
export function createCounter({ views, viewing: token, duration }: Place): Counter | null {
  if (token === '') return null
  const world = { memory: browserMemory(), now: Date.now }
  const isCopy = document.getElementById(COPY_BLOCK) !== null
  const meter = createViewMeter()
  const viewing = createViewing(views, token, world)
  const reports = createViewReports({ ...world, send: sendReport })
  const retry = (): void => void reports.retry()
  window.addEventListener('online', retry)
  window.setInterval(retry, RETRY_MS)
  retry()

  let pages = 0
  const report = (): void => {
    const part = viewing.next(meter.reached)
    if (part === null) return
    const offline = (isCopy || !navigator.onLine) && { offline: true }
    void reports.report(views, { ...part, ...meter.take(), ...(pages > 0 && { pages }), ...offline })
    pages = 0
  }
  const look: Counter['look'] = ({ ending, pages: seen = 0 }) => {
    pages += seen
    if (meter.seconds < (ending ? LEAST_SECONDS : viewThreshold(duration))) return
    if (viewing.isCounted() ? ending : meter.seconds >= viewThreshold(duration)) report()
  }
  // The last that a page hears before a phone ends it.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') look({ ending: true })
  })
  window.addEventListener('pagehide', () => look({ ending: true }))
  return { meter, look }
}
