import { firstPicture, mimeOf } from './boxes.ts'
import { openSink } from './sink.ts'

/** Seconds that are kept behind the position, for who looks again. */
const BEHIND = 30
/** Not for a moment more: each removal costs the browser work. */
const UNTIDY = 45

export interface Piece {
  /** Of its rung. */
  init: ArrayBuffer
  data: ArrayBuffer
  /** Seconds from the beginning of the work. */
  start: number
}

/** Puts segments of several rungs into an element, on one clock that begins at 0. */
export interface Feed {
  /** @throws DOMException `NotSupportedError`, `QuotaExceededError`; Error where the data cannot be decoded */
  add(piece: Piece): Promise<void>
  remove(from: number, to: number): Promise<void>
  /** Forgets what lies far behind. */
  tidy(position: number): Promise<void>
  setDuration(seconds: number): void
  end(): void
  close(): void
}

export function createFeed(media: HTMLMediaElement): Feed {
  const sink = openSink(media)
  let present: ArrayBuffer | null = null
  // Workers let the clock of a film begin at some constant; it is the same in all of its rungs.
  let offset: number | null = null

  const remove = async (from: number, to: number): Promise<void> => {
    if (present !== null && to > from) await sink.remove(from, to)
  }
  return {
    async add({ init, data, start }) {
      if (present === null) await sink.prepare(mimeOf(init))
      offset ??= start - firstPicture(init, data)
      if (present !== init) {
        await sink.append(init, offset)
        present = init
      }
      await sink.append(data, offset)
    },
    remove,
    async tidy(position) {
      const { buffered } = media
      if (buffered.length > 0 && buffered.start(0) < position - UNTIDY) await remove(0, position - BEHIND)
    },
    setDuration: sink.setDuration,
    end: sink.end,
    close: sink.close,
  }
}
