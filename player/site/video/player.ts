import type { Memory } from '../page/memory.ts'
import { retryDelay } from '../page/retry-delay.ts'
import type { Root } from '../page/root.ts'
import { chooseSource, type SourceKind } from './choose-source.ts'
import { attachFile } from './file-source.ts'
import { attachHls, loadHls } from './hls-source.ts'
import { isPrecious, linkHints, rememberEstimate, startingEstimate } from './link.ts'
import { type Phase, phaseOf } from './phase.ts'
import type { Level, Quality } from './qualities.ts'
import type { Source, SourceListener } from './source.ts'

const HLS_TYPE = 'application/vnd.apple.mpegurl'
const QUALITY = 'quality'

export interface Player {
  readonly phase: Phase
  readonly quality: Quality
  /** Lowest first; empty until a stream is open. */
  readonly levels: Level[]
  play(): void
  toggle(): void
  /** Moves by seconds, within what there is. */
  move(seconds: number): void
  seek(to: number): void
  choose(quality: Quality): void
  retry(): void
}

/**
 * Plays one video by the source that suits the browser and the link, and changes source without losing the place.
 * @param changed called whenever something may look different
 */
export function createPlayer(
  root: Root,
  media: HTMLVideoElement,
  memory: Memory,
  changed: () => void,
): Player {
  const { hls, light } = addresses(root.element)
  let source: Source | null = null
  let kind: SourceKind | null = null
  let levels: Level[] = []
  let failures = 0
  let timer: number | undefined
  let state = { started: false, starting: false, lost: false, failed: false }
  let quality: Quality =
    memory.get(QUALITY) === 'saver' || (memory.get(QUALITY) === null && isPrecious(linkHints()))
      ? 'saver'
      : 'auto'

  const update = (change: Partial<typeof state>): void => {
    state = { ...state, ...change }
    changed()
  }
  const listener: SourceListener = {
    lost: () => update({ lost: true }),
    found: () => update({ lost: false }),
    failed: () => update({ failed: true }),
    levels(known) {
      levels = known
      changed()
    },
  }
  const suitable = (): SourceKind | null =>
    chooseSource({
      hls,
      light,
      saveData: quality === 'saver',
      mediaSource: 'MediaSource' in window || 'ManagedMediaSource' in window,
      nativeHls: media.canPlayType(HLS_TYPE) !== '',
    })

  const attach = async (wanted: SourceKind, start: number): Promise<void> => {
    kind = wanted
    if (wanted === 'stream' && hls !== null) {
      const library = await loadHls()
      // The viewer may have chosen otherwise while the library was on its way.
      if (kind !== wanted) return
      const measured = (bits: number): void => rememberEstimate(memory, bits)
      const options = { url: hls, start, quality, estimate: startingEstimate(memory), measured }
      source = attachHls(library, media, options, listener)
    } else {
      const url = wanted === 'file' ? light : hls
      if (url !== null) source = attachFile(media, url, start, listener)
    }
  }

  const tryLater = (start: number): void => {
    failures += 1
    update({ lost: true })
    timer = window.setTimeout(() => void begin(start), retryDelay(failures))
  }

  const begin = async (start: number): Promise<void> => {
    window.clearTimeout(timer)
    const wanted = suitable()
    if (wanted === null) return update({ started: true, failed: true })
    update({ started: true, starting: true, failed: false })
    // Inside the press of the button: later, a browser might take it for an advertisement that plays by itself.
    const early = media.play()
    early?.catch(() => undefined)
    try {
      await attach(wanted, start)
    } catch {
      // The library did not arrive; what is smaller may.
      if (light === null) return tryLater(start)
      await attach('file', start)
    }
    failures = 0
    await media.play().catch(() => undefined)
  }

  media.addEventListener('playing', () => update({ starting: false, lost: false }))
  const events = [
    'play',
    'pause',
    'ended',
    'waiting',
    'canplay',
    'seeking',
    'seeked',
    'timeupdate',
    'progress',
  ] as const
  for (const event of [...events, 'durationchange', 'volumechange', 'error'] as const) {
    media.addEventListener(event, changed)
  }

  const play = (): void => {
    if (source === null) void begin(media.currentTime)
    else void media.play().catch(() => undefined)
  }
  const seek = (to: number): void => {
    if (source === null) return
    const { seekable } = media
    const end = seekable.length > 0 ? seekable.end(seekable.length - 1) : 0
    media.currentTime = Math.max(0, Math.min(to, end))
  }

  return {
    get phase() {
      return phaseOf({ ...state, paused: media.paused, ended: media.ended, readyState: media.readyState })
    },
    get quality() {
      return quality
    },
    get levels() {
      return levels
    },
    play,
    toggle() {
      if (media.paused || media.ended) play()
      else media.pause()
    },
    move: (seconds) => seek(media.currentTime + seconds),
    seek,
    choose(chosen) {
      quality = chosen
      if (chosen === 'auto' || chosen === 'saver') memory.set(QUALITY, chosen)
      const wanted = suitable()
      if (source === null || wanted === kind) source?.choose(chosen)
      else {
        const place = media.currentTime
        source.detach()
        source = null
        void begin(place)
      }
      changed()
    },
    retry() {
      if (source === null) play()
      else source.retry()
    },
  }
}

function addresses({ dataset }: HTMLElement): { hls: string | null; light: string | null } {
  return { hls: dataset.hls || null, light: dataset.light || null }
}
