import { KEPT_PATH, unmarked } from '../../../media/copies.ts'
import { type Copy, cacheOf, dropCopy, noteCopy } from './copies.ts'
import { fetchFile } from './fetch-file.ts'
import { fetchPage, keepList, pathOf } from './kept-pages.ts'

export interface Keeping {
  signal: AbortSignal
  /** How much of it is here, 0..1. */
  onProgress(share: number): void
}

/**
 * Keeps the copy whose page is at `address`, and what opens it without a link. Only ever called for a tap of the viewer. What is
 * not finished is not kept.
 */
export async function keepCopy(address: string, { signal, onProgress }: Keeping): Promise<Copy> {
  const { page, facts } = await fetchPage(address)
  const query = address.slice(pathOf(address).length)
  await keepList(KEPT_PATH + query)
  await registerWorker()
  await dropCopy(facts.number)
  try {
    const cache = await caches.open(cacheOf(facts.number))
    let received = 0
    for (const file of facts.files) {
      // Without the mark it may be in the browser's own cache already, or be asked of the server as any other file.
      const answer = await fetchFile(unmarked(file) ?? file, signal, (bytes) => {
        received += bytes
        onProgress(Math.min(1, received / Math.max(1, facts.bytes)))
      })
      await cache.put(file, answer)
    }
    await cache.put(pathOf(address), page)
    const copy = { ...facts, bytes: received, opened: false, outdated: false }
    await noteCopy(copy)
    // So that a phone that is full takes something else away first. It may refuse, and the copy is there all the same.
    void navigator.storage?.persist?.().catch(() => undefined)
    return copy
  } catch (error) {
    await dropCopy(facts.number)
    throw error
  }
}

/** Whether the phone had no room. */
export const isFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError'

async function registerWorker(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js')
  await navigator.serviceWorker.ready
}
