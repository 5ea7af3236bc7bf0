import type Hls from 'hls.js'
import type { ErrorData } from 'hls.js'
import { retryDelay } from '../page/retry-delay.ts'
import type { Quality, Source, SourceListener } from '../playback/source.ts'
import { endOfGrowing } from './end-of-growing.ts'
import { hlsConfig } from './hls-config.ts'
import type { HlsLibrary } from './hls-library.ts'

const MOST_MEDIA_RECOVERIES = 3

export interface HlsOptions {
  url: string
  /** Seconds. */
  start: number
  quality: Quality
  /** bit/s to begin with. */
  estimate: number
  /** Called after each segment. */
  measured(bitsPerSecond: number): void
}

/** Streams a master playlist into the element with hls.js: for links on which its weight does not matter. */
export function attachHls(
  library: HlsLibrary,
  media: HTMLMediaElement,
  options: HlsOptions,
  listener: SourceListener,
): Source {
  const { Events, ErrorTypes, default: Constructor } = library
  const hls: Hls = new Constructor(hlsConfig(options.estimate, options.start))
  let quality = options.quality
  let lost = false
  let failures = 0
  let mediaRecoveries = 0
  let timer: number | undefined

  const retry = (): void => {
    window.clearTimeout(timer)
    // Buffer and position stay; only loading restarts.
    if (hls.levels.length > 0) hls.startLoad(media.currentTime || options.start)
    else hls.loadSource(options.url)
  }
  const applyQuality = (): void => {
    if (hls.levels.length === 0) return
    // A chosen rung should show now, not after the buffered half minute.
    const wished = typeof quality === 'number' ? quality : -1
    if (wished !== -1 || !hls.autoLevelEnabled) hls.nextLevel = wished
  }
  const lose = (): void => {
    lost = true
    listener.lost()
  }
  const onError = (error: ErrorData): void => {
    const network = error.type === ErrorTypes.NETWORK_ERROR
    // The library retries a few times by itself; tell the viewer before it gives up.
    if (network) lose()
    if (!error.fatal) return
    if (network) {
      failures += 1
      window.clearTimeout(timer)
      timer = window.setTimeout(retry, retryDelay(failures))
    } else if (error.type === ErrorTypes.MEDIA_ERROR && mediaRecoveries < MOST_MEDIA_RECOVERIES) {
      mediaRecoveries += 1
      hls.recoverMediaError()
    } else {
      listener.failed()
    }
  }

  hls.on(Events.MANIFEST_PARSED, () => {
    applyQuality()
    listener.levels(
      hls.levels.map(({ width, height, averageBitrate, bitrate }) => ({
        width,
        height,
        bitrate: averageBitrate || bitrate,
      })),
    )
  })
  hls.on(Events.FRAG_LOADED, () => {
    options.measured(hls.bandwidthEstimate)
    if (lost) listener.found()
    lost = false
    failures = 0
  })
  const end = endOfGrowing(media, () => hls.trigger(Events.BUFFER_EOS, { type: null }))
  hls.on(Events.LEVEL_UPDATED, (_event, { details }) => end(details))
  hls.on(Events.FRAG_BUFFERED, () => end(hls.latestLevelDetails))
  hls.on(Events.ERROR, (_event, error) => onError(error))
  window.addEventListener('online', retry)
  hls.loadSource(options.url)
  hls.attachMedia(media)

  return {
    retry,
    choose(chosen) {
      quality = chosen
      applyQuality()
    },
    detach() {
      window.clearTimeout(timer)
      window.removeEventListener('online', retry)
      hls.destroy()
    },
  }
}
