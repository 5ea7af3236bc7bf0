import { retryDelay } from '../page/retry-delay.ts'
import type { Level, Quality, Source, SourceListener } from '../playback/source.ts'
import { chooseLevel, isTooSlow } from './choose-level.ts'
import { Aborted, type Download, download } from './download.ts'
import { createFeed } from './feed.ts'
import { type MediaPlaylist, readMaster, readMedia, segmentAt } from './playlist.ts'
import { createThroughput } from './throughput.ts'
import { rangesOf, unstick } from './unstick.ts'

/** Seconds of film that are fetched ahead: what is fetched and never watched still costs money. */
const AHEAD = 30
/** Seconds at hand from which on there is time to ask for the other rungs. */
const AT_EASE = 3
/** Times of segments differ by less between rungs. */
const SLACK = 0.05
const IDLE_MS = 500
const GROWING_MS = 3000
const MOST_RECOVERIES = 3
const MEDIA_ERR_DECODE = 3

/** What a page knows of the lowest rung: enough for the first picture, without any playlist. */
export interface Beginning {
  playlist: string
  init: string
  segment: string
}

export interface StreamOptions {
  /** Master playlist. */
  url: string
  beginning: Beginning | null
  /** Seconds. */
  start: number
  quality: Quality
  /** bit/s to begin with. */
  estimate: number
  /** Called after each segment. */
  measured?(bitsPerSecond: number): void
}

interface Rung extends Level {
  /** Address of its playlist. */
  playlist: string
  list: MediaPlaylist | null
  init: ArrayBuffer | null
}

export const canStream = (): boolean => 'MediaSource' in window

/**
 * Streams a work into an element by Media Source Extensions: segment after segment, of the rung that suits the link.
 * A few kilobytes that know our own files, in place of a library of a hundred that knows everybody's.
 */
export function attachStream(
  media: HTMLMediaElement,
  options: StreamOptions,
  listener: SourceListener,
): Source {
  const throughput = createThroughput(options.estimate)
  let feed = createFeed(media)
  let rungs: Rung[] = options.beginning === null ? [] : [rungOf(options.beginning.playlist)]
  let current = 0
  let hasLevels = false
  let quality = options.quality
  // The run of segments at hand, in seconds. `until` is null from the first segment to the first playlist.
  let from = options.start
  let until: number | null = options.start
  let place = options.start
  // Counts seeks: what was on its way before is not wanted any more.
  let epoch = 0
  let flushing = false
  let goal = AHEAD
  let isLost = false
  let failures = 0
  let recoveries = 0
  let detached = false
  let running: Download<unknown> | null = null
  let wake = (): void => undefined

  const ahead = (): number => (until === null ? 0 : until - place)

  const fetched = async <Type extends 'arraybuffer' | 'text'>(url: string, type: Type) => {
    const job = download(url, type)
    running = job
    return job.done
  }
  const segmentOf = async (url: string): Promise<ArrayBuffer> => {
    const level = current
    let milliseconds = 0
    const job = download(url, 'arraybuffer', (progress) => {
      milliseconds = progress.milliseconds
      if (!isTooSlow({ ...progress, level, ahead: ahead() })) return
      throughput.add(progress.loaded, progress.milliseconds)
      current = Math.max(0, level - 1)
      job.abort()
    })
    running = job
    const data = await job.done
    throughput.add(data.byteLength, milliseconds)
    options.measured?.(throughput.estimate)
    return data
  }

  const begin = async (rung: Rung, { init, segment }: Beginning): Promise<void> => {
    const before = epoch
    const [head, data] = await Promise.all([download(init, 'arraybuffer').done, segmentOf(segment)])
    rung.init = head
    if (before !== epoch) return
    await feed.add({ init: head, data, start: 0 })
    if (before === epoch) until = null
  }
  const loadLevels = async (): Promise<void> => {
    const listed = readMaster(await fetched(options.url, 'text'), absolute(options.url))
    const playing = rungs[current]?.playlist
    rungs = listed.map((rung) => ({ ...rungOf(rung.playlist), ...known(rungs, rung.playlist), ...rung }))
    current = Math.max(
      0,
      rungs.findIndex(({ playlist }) => playlist === playing),
    )
    hasLevels = true
    listener.levels(rungs)
  }
  const loadList = async (rung: Rung): Promise<void> => {
    rung.list = readMedia(await fetched(rung.playlist, 'text'), rung.playlist)
    until ??= rung.list.segments[0]?.duration ?? 0
  }
  const loadSegment = async (rung: Rung, segment: MediaPlaylist['segments'][number]): Promise<void> => {
    const before = epoch
    rung.init ??= await fetched(rung.list?.init ?? '', 'arraybuffer')
    const data = await segmentOf(segment.url)
    if (before !== epoch) return
    await feed.add({ init: rung.init, data, start: segment.start })
    if (before === epoch) until = segment.start + segment.duration
  }
  /** A chosen rung shows soon, not after the half minute at hand. */
  const flush = async (list: MediaPlaylist): Promise<void> => {
    flushing = false
    const shown = list.segments[segmentAt(list, place + 0.5)]
    if (shown === undefined || until === null || shown.start + shown.duration >= until) return
    until = shown.start + shown.duration
    await feed.remove(until, Number.POSITIVE_INFINITY)
  }

  /** Does what is needed most. @returns milliseconds until there may be more to do */
  const step = async (): Promise<number> => {
    const { beginning } = options
    const only = rungs[0]
    if (only === undefined) await loadLevels()
    else if (beginning !== null && only.init === null && until === 0) await begin(only, beginning)
    else if (!hasLevels && quality !== 'saver' && ahead() >= AT_EASE) await loadLevels()
    else return next()
    return 0
  }
  const next = async (): Promise<number> => {
    if (hasLevels) {
      const { width, height } = media.getBoundingClientRect()
      const box = { width: width * devicePixelRatio, height: height * devicePixelRatio }
      const situation = { quality, current, estimate: throughput.estimate, ahead: ahead(), box }
      current = chooseLevel(rungs, situation)
    }
    const rung = rungs[current]
    if (rung === undefined) return IDLE_MS
    if (rung.list === null) {
      await loadList(rung)
      return 0
    }
    const { list } = rung
    feed.setDuration(list.end)
    if (flushing) await flush(list)
    const segment = list.segments[segmentAt(list, (until ?? 0) + SLACK)]
    if (segment === undefined && list.complete) feed.end()
    else if (segment === undefined) {
      await rest(GROWING_MS)
      await loadList(rung)
      return 0
    } else if (ahead() < goal) {
      await loadSegment(rung, segment)
      return 0
    }
    await feed.tidy(place)
    return IDLE_MS
  }

  const rest = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = window.setTimeout(resolve, milliseconds)
      wake = () => {
        window.clearTimeout(timer)
        resolve()
      }
    })
  const run = async (): Promise<void> => {
    while (!detached) {
      try {
        const pause = await step()
        if (isLost) listener.found()
        isLost = false
        failures = 0
        if (pause > 0) await rest(pause)
      } catch (error) {
        if (!detached && !(error instanceof Aborted)) await overcome(error)
      }
    }
  }
  const overcome = async (error: unknown): Promise<void> => {
    const name = error instanceof DOMException ? error.name : ''
    if (name === 'NotSupportedError') {
      detached = true
      listener.failed()
      return
    }
    if (name === 'QuotaExceededError') {
      goal = Math.max(8, goal / 2)
      await feed.remove(0, place - 5).catch(() => undefined)
      return rest(IDLE_MS)
    }
    // The element says by an event of its own that it cannot decode, and is opened anew.
    if (media.error !== null) return rest(IDLE_MS)
    failures += 1
    isLost = true
    listener.lost()
    await rest(retryDelay(failures))
  }

  const restart = (to: number): void => {
    epoch += 1
    from = to
    until = to
    place = to
    running?.abort()
    wake()
  }
  const onTime = (): void => {
    if (media.readyState > 0) place = media.currentTime
  }
  const onSeeking = (): void => {
    const to = media.currentTime
    place = to
    const isThere = rangesOf(media).some(({ start, end }) => start - SLACK <= to && to <= end + SLACK)
    if (isThere && from <= to + SLACK && (until === null || to <= until)) wake()
    else restart(to)
  }
  const onError = (): void => {
    if (media.error?.code !== MEDIA_ERR_DECODE || recoveries >= MOST_RECOVERIES) {
      detached = true
      listener.failed()
      return
    }
    recoveries += 1
    const wantsToPlay = !media.paused
    feed.close()
    feed = createFeed(media)
    // What could not be decoded twice is skipped.
    restart(place + (recoveries - 1))
    media.currentTime = place
    if (wantsToPlay) void media.play().catch(() => undefined)
  }
  const retry = (): void => wake()

  const handlers = { timeupdate: onTime, seeking: onSeeking, error: onError } as const
  for (const [event, handler] of Object.entries(handlers)) media.addEventListener(event, handler)
  window.addEventListener('online', retry)
  const stopUnsticking = unstick(media)
  if (place > 0) media.currentTime = place
  void run()

  return {
    retry,
    choose(chosen) {
      quality = chosen
      flushing = typeof chosen === 'number' && chosen !== current
      wake()
    },
    detach() {
      detached = true
      running?.abort()
      wake()
      stopUnsticking()
      window.removeEventListener('online', retry)
      for (const [event, handler] of Object.entries(handlers)) media.removeEventListener(event, handler)
      feed.close()
    },
  }
}

const absolute = (url: string): string => new URL(url, window.location.href).href

function rungOf(playlist: string): Rung {
  return { width: 0, height: 0, bitrate: 0, playlist: absolute(playlist), list: null, init: null }
}

const known = (rungs: readonly Rung[], address: string): Rung | undefined =>
  rungs.find(({ playlist }) => playlist === address)
