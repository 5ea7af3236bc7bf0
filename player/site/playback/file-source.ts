import { retryDelay } from '../page/retry-delay.ts'
import type { Source, SourceListener } from './source.ts'

// A connection that dies silently leaves the element waiting forever.
const STALL_MS = 20_000

/**
 * A URL that the browser plays natively: an MP4, or HLS where supported.
 * After a lost connection it is reopened, and playback resumes where it was.
 * @param start seconds
 */
export function attachFile(
  media: HTMLMediaElement,
  url: string,
  start: number,
  listener: SourceListener,
): Source {
  let failures = 0
  let timer: number | undefined
  // A failed element forgets its position.
  let place = start
  let wantsToPlay = false

  const open = (): void => {
    window.clearTimeout(timer)
    media.src = url
    media.load()
    media.currentTime = place
    if (wantsToPlay) void media.play().catch(() => undefined)
  }
  const lose = (): void => {
    failures += 1
    listener.lost()
    window.clearTimeout(timer)
    timer = window.setTimeout(open, retryDelay(failures))
  }
  const onError = (): void => {
    const code = media.error?.code
    const decided = code === MediaError.MEDIA_ERR_DECODE || code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED
    // Before the first byte, an unreachable server looks like an unsupported format.
    if (decided && navigator.onLine && failures > 2) listener.failed()
    else lose()
  }
  const onProgress = (): void => {
    if (media.error) return
    window.clearTimeout(timer)
    if (media.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      place = media.currentTime
      if (failures > 0) listener.found()
      failures = 0
    }
  }
  const onWaiting = (): void => {
    window.clearTimeout(timer)
    timer = window.setTimeout(lose, STALL_MS)
  }
  const onBytes = (): void => {
    // Slow is not lost: any progress restarts the timeout.
    if (!media.error && failures === 0 && media.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) onWaiting()
  }
  const onPlay = (): void => {
    wantsToPlay = true
  }
  // A failing or reopened element pauses too; only a pause with data available is intended.
  const onPause = (): void => {
    if (!media.error && media.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) wantsToPlay = false
  }

  const handlers = {
    error: onError,
    timeupdate: onProgress,
    playing: onProgress,
    waiting: onWaiting,
    progress: onBytes,
    play: onPlay,
    pause: onPause,
  } as const
  for (const [event, handler] of Object.entries(handlers)) media.addEventListener(event, handler)
  window.addEventListener('online', open)
  open()

  return {
    retry: open,
    // A file has a single quality.
    choose: () => undefined,
    detach() {
      window.clearTimeout(timer)
      window.removeEventListener('online', open)
      for (const [event, handler] of Object.entries(handlers)) media.removeEventListener(event, handler)
      media.removeAttribute('src')
      media.load()
    },
  }
}
