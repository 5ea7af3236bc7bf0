import { viewThreshold } from '../../../media/viewing.ts'
import { browserMemory } from '../page/memory.ts'
import type { Root } from '../page/root.ts'
import { uuid } from './uuid.ts'
import { createViewReports } from './view-reports.ts'
import { createWatchClock, type Tick } from './watch-clock.ts'

// Media events after which the clock is looked at.
const MOMENTS = ['playing', 'timeupdate', 'pause', 'seeking', 'seeked', 'waiting', 'ended'] as const

const RETRY_MS = 60_000

/** Counts one view of a work once enough of it has been played by `media`. */
export function countPlaying(
  media: HTMLMediaElement,
  { views, duration }: Pick<Root, 'views' | 'duration'>,
): void {
  const tick = countOnce(views, duration)
  const look = (): void =>
    tick({ time: media.currentTime, rate: media.playbackRate, running: !media.paused && !media.seeking })
  for (const moment of MOMENTS) media.addEventListener(moment, look)
}

/** Counts one view of a work once its page has been open and in sight for long enough. */
export function countReading({ views }: Pick<Root, 'views'>): void {
  const tick = countOnce(views, null)
  const look = (): void =>
    tick({ time: performance.now() / 1000, rate: 1, running: document.visibilityState === 'visible' })
  document.addEventListener('visibilitychange', look)
  window.setInterval(look, 1000)
  look()
}

function countOnce(path: string, duration: number | null): (tick: Tick) => void {
  const clock = createWatchClock()
  const viewing = uuid()
  const reports = createViewReports({ memory: browserMemory(), send, now: Date.now })
  const retry = (): void => void reports.retry()
  window.addEventListener('online', retry)
  window.setInterval(retry, RETRY_MS)
  retry()

  let counted = false
  return (tick) => {
    const watched = clock.tick(tick)
    if (counted || watched < viewThreshold(duration)) return
    counted = true
    void reports.report(path, viewing, watched)
  }
}

async function send(path: string, body: string): Promise<boolean> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
      // Goes on when the page is closed.
      keepalive: true,
    })
    // Refused for good is done too; only an overloaded or broken server is asked again.
    return answer.ok || (answer.status < 500 && answer.status !== 429)
  } catch {
    return false
  }
}
