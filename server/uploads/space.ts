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
