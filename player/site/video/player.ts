import type { Memory } from '../page/memory.ts'
import type { Level, Quality, Source, SourceListener } from '../stream/source.ts'
import { attachStream, type Beginning, canStream } from '../stream/stream.ts'
import { chooseSource, PICTURE_TYPE, type SourceKind } from './choose-source.ts'
import { attachFile } from './file-source.ts'
import { loadedHls } from './hls-library.ts'
import { attachHls } from './hls-source.ts'
import { isPrecious, linkHints, rememberEstimate, startingEstimate } from './link.ts'
import { type Phase, phaseOf } from './phase.ts'

const HLS_TYPE = 'application/vnd.apple.mpegurl'
const QUALITY = 'quality'

// Events of the element after which the interface is redrawn.
const MOMENTS = [
  ...['ended', 'waiting', 'canplay', 'seeking', 'seeked', 'timeupdate', 'progress'],
  ...['durationchange', 'volumechange', 'error'],
] as const

/** Addresses of a work's files; null for what it does not have. */
export interface Playable {
  /** Master playlist. */
  hls: string | null
  beginning: Beginning | null
  /** The smallest MP4. */
  light: string | null
  /** The sound alone. */
  sound: string | null
}

export interface Player {
  readonly phase: Phase
  readonly quality: Quality
  /** Whether this browser can decode the picture; if not, the sound is played. */
  readonly showsPicture: boolean
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
 * Plays a work through the source that suits browser and connection, and switches sources without losing the position.
 * @param changed called whenever the interface may have to be redrawn
 */
export function createPlayer(
  { hls, beginning, light, sound }: Playable,
  media: HTMLMediaElement,
  memory: Memory,
  changed: () => void,
): Player {
  let source: Source | null = null
  let kind: SourceKind | null = null
  let levels: Level[] = []
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
  const showsPicture = media.canPlayType(PICTURE_TYPE) !== ''
  const suitable = (): SourceKind | null =>
    chooseSource({
      ...{ hls, light, sound, quality, decodes: showsPicture, mediaSource: canStream() },
      // Not in place of a stream that plays: that would be a break for nothing.
      hlsLibrary: kind === 'hls.js' || (kind !== 'stream' && loadedHls() !== null),
      nativeHls: media.canPlayType(HLS_TYPE) !== '',
    })

  const attach = (wanted: SourceKind): Source | null => {
    kind = wanted
    const library = loadedHls()
    if (hls !== null && (wanted === 'stream' || wanted === 'hls.js')) {
      const measured = (bits: number): void => rememberEstimate(memory, bits)
      const options = { url: hls, start: from, quality, estimate: startingEstimate(memory), measured }
      return wanted === 'hls.js' && library !== null
        ? attachHls(library, media, options, listener)
        : attachStream(media, { ...options, beginning }, listener)
    }
    const url = { 'hls.js': hls, stream: hls, 'native-stream': hls, file: light, sound }[wanted]
    return url === null ? null : attachFile(media, url, from, listener)
  }

  const begin = (): void => {
    const wanted = suitable()
    if (wanted === null) {
      update({ started: true, failed: true })
      return
    }
    update({ started: true, starting: true, failed: false })
    source = attach(wanted)
    // Inside the press of the button: later, a browser might take it for an advertisement that plays by itself.
    media.play().catch(refused)
  }
  const refused = (error: unknown): void => {
    // Another source took its place, and plays for itself; a browser that forbids playing leaves it paused.
    if (error instanceof DOMException && error.name === 'NotAllowedError') update({ starting: false })
  }

  // Playing has other beginnings than our button: keys of a headset, a menu of the browser, somebody else's script.
  media.addEventListener('play', () => {
    if (source !== null || state.starting) return
    from = media.currentTime
    begin()
  })
  media.addEventListener('pause', () => update({ starting: false }))
  media.addEventListener('playing', () => update({ starting: false, lost: false }))
  for (const event of MOMENTS) media.addEventListener(event, changed)

  const play = (): void => {
    if (source === null) begin()
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
    showsPicture,
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
        begin()
      }
      changed()
    },
    retry() {
      if (source === null) play()
      else source.retry()
    },
  }
}
