import { type Phase, phaseOf } from './phase.ts'
import type { Level, Quality, Source, SourceListener } from './source.ts'

// Events of the element after which the interface is redrawn.
const MOMENTS = [
  ...['ended', 'waiting', 'canplay', 'seeking', 'seeked', 'timeupdate', 'progress'],
  ...['durationchange', 'volumechange', 'error'],
] as const

/** The ways in which a work can be played, and the choice among them. */
export interface Sources<Kind extends string> {
  /**
   * What suits now, or null if nothing can be played.
   * @param present what plays, or played last
   */
  suitable(present: Kind | null): Kind | null
  /** @param start seconds */
  attach(kind: Kind, start: number, listener: SourceListener): Source | null
}

export interface Player {
  readonly phase: Phase
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
  /** Another source takes over if it suits better now, at the same place; the same one is told the quality. */
  choose(quality: Quality): void
  retry(): void
}

/**
 * Plays films and spots alike: any media element through whichever source suits, without losing the position. Reads nothing
 * from the page.
 * @param changed called whenever the interface may have to be redrawn
 */
export function createPlayer<Kind extends string>(
  media: HTMLMediaElement,
  sources: Sources<Kind>,
  changed: () => void,
): Player {
  let source: Source | null = null
  let kind: Kind | null = null
  let levels: Level[] = []
  // Where the next source starts. The viewer may still seek while it is loading.
  let from = media.currentTime
  let state = { started: false, starting: false, lost: false, failed: false }

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

  const begin = (): void => {
    kind = sources.suitable(kind)
    if (kind === null) {
      update({ started: true, failed: true })
      return
    }
    update({ started: true, starting: true, failed: false })
    source = sources.attach(kind, from, listener)
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
    choose(quality) {
      if (source === null || sources.suitable(kind) === kind) source?.choose(quality)
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
