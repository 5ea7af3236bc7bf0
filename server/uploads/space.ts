import { ChaskiError } from '../../media/errors.ts'
import type { Store } from '../../media/store/store.ts'

/** What must stay free, so that a full disk never stops the catalogue, Redis or the works being made. */
export const RESERVE_BYTES = 512 * 2 ** 20

/**
 * Makes sure, before a byte is taken, that an upload of this size has room.
 * @throws ChaskiError `disk_full`
 */
export async function requireSpace(store: Pick<Store, 'freeBytes'>, bytes: number): Promise<void> {
  const free = await store.freeBytes()
  if (free !== null && free < bytes + RESERVE_BYTES) {
    throw new ChaskiError('disk_full', { detail: `${bytes} bytes are asked for, ${free} are free` })
  }
}

const LOOK_EVERY_BYTES = 32 * 2 ** 20

/**
 * Lets an upload through as long as there is room. What was free when it began is not: others are written meanwhile,
 * and one whose length is not known yet asked for nothing.
 * @throws ChaskiError `disk_full`
 */
export function whileRoom(store: Pick<Store, 'freeBytes'>) {
  return async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let unseen = LOOK_EVERY_BYTES
    for await (const chunk of chunks) {
      unseen += chunk.length
      if (unseen > LOOK_EVERY_BYTES) {
        await requireSpace(store, chunk.length)
        unseen = 0
      }
      yield chunk
    }
  }
}
