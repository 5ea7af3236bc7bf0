import { KEPT_PATH, MOST_COPIES_ASKED } from '../../../media/copies.ts'
import { allCopies, type Copy, cacheOf, dropCopy, noteCopy } from '../copies/copies.ts'
import { fetchMissing, fetchPage, Gone, keepList, LIST_CACHE, pathOf } from '../copies/kept-pages.ts'

/** The page of the list is fetched anew after this time. */
const LIST_MS = 24 * 3600_000

interface Allowed {
  number: number
  edition: string
}

/**
 * Asks the server about the copies: those that were withdrawn or have become sensitive are let go, and the pages of others are
 * fetched anew where they changed, or can vouch for no more viewings. Files of films are fetched for no one who has not asked.
 * @returns how many copies are left
 * @throws Error where there is no link
 */
export async function reviewCopies(): Promise<number> {
  const copies = await allCopies()
  const asked = copies.slice(0, MOST_COPIES_ASKED)
  if (asked.length > 0) {
    const allowed = await askAbout(asked)
    for (const copy of asked) {
      const now = allowed.find(({ number }) => number === copy.number)
      if (!now) await dropCopy(copy.number)
      else if (copy.opened || (now.edition !== copy.edition && !copy.outdated)) await renew(copy)
    }
  }
  const left = (await allCopies()).length
  if (left === 0) await caches.delete(LIST_CACHE)
  else await renewList(copies[0]?.address ?? '')
  return left
}

async function askAbout(copies: readonly Copy[]): Promise<Allowed[]> {
  const numbers = copies.map(({ number }) => number).join()
  const answer = await fetch(`/api/copies?numbers=${numbers}`)
  if (!answer.ok) throw new Error(`${answer.status} for the copies`)
  return ((await answer.json()) as { copies: Allowed[] }).copies
}

async function renew(copy: Copy): Promise<void> {
  try {
    const { page, facts } = await fetchPage(copy.address)
    // Erased meanwhile: to open its cache would make it anew.
    if (!(await caches.has(cacheOf(copy.number)))) return
    const cache = await caches.open(cacheOf(copy.number))
    const isThere = await Promise.all(facts.files.map(async (file) => Boolean(await cache.match(file))))
    const missing = facts.files.filter((_file, index) => !isThere[index])
    if (missing.some((file) => !file.startsWith('/assets/'))) {
      await noteCopy({ ...copy, outdated: true })
      return
    }
    await fetchMissing(cache, missing)
    await cache.put(pathOf(copy.address), page)
    await noteCopy({ ...facts, bytes: copy.bytes, opened: false, outdated: false })
  } catch (error) {
    if (error instanceof Gone) await dropCopy(copy.number)
    else throw error
  }
}

async function renewList(address: string): Promise<void> {
  const cache = await caches.open(LIST_CACHE)
  const stored = await cache.match(KEPT_PATH)
  const at = Date.parse(stored?.headers.get('date') ?? '')
  if (stored && Date.now() - at < LIST_MS) return
  await keepList(KEPT_PATH + address.slice(pathOf(address).length))
}
