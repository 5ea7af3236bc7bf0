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

// Events of the element after which the interface is redrawn.
const MOMENTS = [
  ...['ended', 'waiting', 'canplay', 'seeking', 'seeked', 'timeupdate', 'progress'],
  ...['durationchange', 'volumechange', 'error'],
] as const

export interface Player {
  readonly phase: Phase
  readonly quality: Quality
  /** Lowest first; empty until a stream is open. */
  readonly levels: Level[]
  /** Seconds: the current position, or where playback will start. */
  readonly position: number
  play(): void
  toggle(): void
  /** Moves by seconds, within what there is. */
  move(seconds: number): void
  /** Seeks. Before playback it only sets where to start. */
  seek(to: number): void
  choose(quality: Quality): void
  retry(): void
}

/**
 * Plays a video through the source that suits browser and connection, and switches sources without losing the position.
 * @param changed called whenever the interface may have to be redrawn
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
  // Where the next source starts. The viewer may still seek while it is loading.
  let from = media.currentTime
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

  const attach = async (wanted: SourceKind): Promise<void> => {
    kind = wanted
    if (source !== null) return
    if (wanted === 'stream' && hls !== null) {
      const library = await loadHls()
      // The viewer may have changed their mind, or pressed twice, while the library was loading.
      if (kind !== wanted || source !== null) return
      const measured = (bits: number): void => rememberEstimate(memory, bits)
      const estimate = startingEstimate(memory)
      const options = { url: hls, start: from, quality, estimate, measured }
      source = attachHls(library, media, options, listener)
    } else {
      const url = wanted === 'file' ? light : hls
      if (url !== null) source = attachFile(media, url, from, listener)
    }
  }

  const tryLater = (): void => {
    failures += 1
    update({ lost: true })
    timer = window.setTimeout(() => void begin(), retryDelay(failures))
  }

  const begin = async (): Promise<void> => {
    window.clearTimeout(timer)
    const wanted = suitable()
    if (wanted === null) return update({ started: true, failed: true })
    update({ started: true, starting: true, failed: false })
    // Inside the press of the button: later, a browser might take it for an advertisement that plays by itself.
    const early = media.play()
    early?.catch(() => undefined)
    try {
      await attach(wanted)
    } catch {
      // The library did not load; something smaller may.
      if (light === null) return tryLater()
      await attach('file')
    }
    failures = 0
    // Paused again while the library was loading: stay paused.
    if (state.starting) await media.play().catch(refused)
  }
  const refused = (error: unknown): void => {
    // Another source took its place, and plays for itself; a browser that forbids playing leaves it paused.
    if (error instanceof DOMException && error.name === 'NotAllowedError') update({ starting: false })
  }

  // Playing has other beginnings than our button: keys of a headset, a menu of the browser, somebody else's script.
  media.addEventListener('play', () => {
    if (source !== null || state.starting) return
    from = media.currentTime
    void begin()
  })
  media.addEventListener('pause', () => update({ starting: false }))
  media.addEventListener('playing', () => update({ starting: false, lost: false }))
  for (const event of MOMENTS) media.addEventListener(event, changed)

  const play = (): void => {
    if (source === null) void begin()
    else void media.play().catch(() => undefined)
  }
  const position = (): number => (source === null ? from : media.currentTime)
  const seek = (to: number): void => {
    if (source === null) from = Math.max(0, to)
    else if (media.seekable.length > 0) {
      const end = media.seekable.end(media.seekable.length - 1)
      media.currentTime = Math.max(0, Math.min(to, end))
    }
    changed()
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
    get position() {
      return position()
    },
    play,
    toggle() {
      if (media.paused || media.ended) play()
      else media.pause()
    },
    move: (seconds) => seek(position() + seconds),
    seek,
    choose(chosen) {
      quality = chosen
      if (chosen === 'auto' || chosen === 'saver') memory.set(QUALITY, chosen)
      const wanted = suitable()
      if (source === null || wanted === kind) source?.choose(chosen)
      else {
        from = media.currentTime
        source.detach()
        source = null
        void begin()
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
