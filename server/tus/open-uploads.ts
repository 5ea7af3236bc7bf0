import type { Upload } from '@tus/server'
import { ChaskiError } from '../../media/errors.ts'

/** Uploads that one person may have begun and not ended. */
export const MAX_OPEN_UPLOADS = 100
/** One that nothing came for in so long makes room for another. */
export const LEFT_BEHIND_MS = 24 * 60 * 60 * 1000

interface OpenUpload {
  id: string
  /** The account that began it. */
  sender: string | null
  /** Bytes that were declared, and those of them that are here. */
  size: number
  arrived: number
  /** When something last came, in milliseconds. */
  touched: number
}

/**
 * The uploads that were begun and not ended, as far as this server knows. In memory, because it is asked for each new
 * upload and told of each chunk; filled at the start from what is kept of them. Where several servers share a bucket,
 * each knows those that began at itself or before its start.
 */
export class OpenUploads {
  readonly #uploads = new Map<string, OpenUpload>()

  begin(id: string, sender: string | null, { size = 0, offset }: Pick<Upload, 'size' | 'offset'>): void {
    this.#uploads.set(id, { id, sender, size, arrived: offset, touched: Date.now() })
  }

  arrived(id: string, bytes: number): void {
    const upload = this.#uploads.get(id)
    if (!upload) return
    upload.arrived = bytes
    upload.touched = Date.now()
  }

  end(id: string): void {
    this.#uploads.delete(id)
  }

  /** Bytes that were declared and are still to come. */
  promised(): number {
    let bytes = 0
    for (const { size, arrived } of this.#uploads.values()) bytes += Math.max(0, size - arrived)
    return bytes
  }

  of(sender: string): OpenUpload[] {
    return [...this.#uploads.values()].filter((upload) => upload.sender === sender)
  }
}

/**
 * Which of a person's uploads has to go before another is begun: the one that was left behind longest, once there are
 * as many as anyone may have. Null while there is room.
 * @throws ChaskiError `too_many_uploads` while all of them are being sent
 */
export function toGiveUp(open: readonly OpenUpload[], now: number): OpenUpload | null {
  if (open.length < MAX_OPEN_UPLOADS) return null
  const [oldest] = open.toSorted((a, b) => a.touched - b.touched)
  if (!oldest || now - oldest.touched < LEFT_BEHIND_MS) throw new ChaskiError('too_many_uploads')
  return oldest
}
