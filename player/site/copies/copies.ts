import type { CopyFacts } from '../../../media/copies.ts'

/**
 * What this browser keeps, in caches of its own: one for each copy, with its page, its files and what is known of it. To let go
 * of a copy is to delete its cache. Read and written by pages and by the service worker.
 */

/** A copy that is whole. */
export interface Copy extends CopyFacts {
  /** Whether its page was opened since it was fetched: a page vouches for one viewing. */
  opened: boolean
  /** Whether the work has other files by now. They are fetched when the viewer says so. */
  outdated: boolean
}

const PREFIX = 'chaski.copy.'
/** Stored last: a copy without it was not finished, and is none. */
const FACTS = '/copia.json'

export const cacheOf = (number: number): string => `${PREFIX}${number}`

export async function noteCopy(copy: Copy): Promise<void> {
  const cache = await caches.open(cacheOf(copy.number))
  await cache.put(
    FACTS,
    new Response(JSON.stringify(copy), { headers: { 'content-type': 'application/json' } }),
  )
}

export async function copyWith(number: number): Promise<Copy | null> {
  const found = await caches.match(FACTS, { cacheName: cacheOf(number) })
  return found ? ((await found.json()) as Copy) : null
}

export async function allCopies(): Promise<Copy[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX))
  const copies = await Promise.all(names.map((name) => copyWith(Number(name.slice(PREFIX.length)))))
  return copies.filter((copy): copy is Copy => copy !== null)
}

export const dropCopy = (number: number): Promise<boolean> => caches.delete(cacheOf(number))
