import { type CopyFacts, factsIn } from '../../../media/copies.ts'

/** The page that lists what is kept, with its files. */
export const LIST_CACHE = 'chaski.kept'

/** The server has the page no more, or gives it to nobody. */
export class Gone extends Error {}

/** A page is stored without its query, which says in which language and how discreetly it was made. */
export const pathOf = (address: string): string => address.split('?')[0] ?? address

/**
 * A page to keep, as it is now.
 * @throws Gone; another Error where there is no link
 */
export async function fetchPage(address: string): Promise<{ page: Response; facts: CopyFacts }> {
  const page = await fetch(address, { cache: 'no-store' })
  if (page.status === 404 || page.status === 410) throw new Gone(`${page.status} for ${address}`)
  const facts = page.ok ? factsIn(await page.clone().text()) : null
  if (facts === null) throw new Error(`${page.status} for ${address}`)
  return { page, facts }
}

/** Fetches those small files that are not there yet. */
export async function fetchMissing(cache: Cache, files: readonly string[]): Promise<void> {
  for (const file of files) if (!(await cache.match(file))) await cache.add(file)
}

/** Keeps the page of the list too, so that there is something to open. */
export async function keepList(address: string): Promise<void> {
  const { page, facts } = await fetchPage(address)
  const cache = await caches.open(LIST_CACHE)
  await fetchMissing(cache, facts.files)
  await cache.put(pathOf(address), page)
}
