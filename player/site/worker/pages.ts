import { allCopies, noteCopy } from '../copies/copies.ts'
import { pathOf } from '../copies/kept-pages.ts'

/** A page that is kept, by its path; null where it is none. */
export async function storedPage(pathname: string): Promise<Response | null> {
  return (await caches.match(pathname, { ignoreVary: true })) ?? null
}

/** The copy of the work whose own page is at `pathname`. */
export async function copyInPlaceOf(pathname: string): Promise<Response | null> {
  const copy = (await allCopies()).find(({ page }) => page === pathname)
  if (!copy) return null
  await noteCopy({ ...copy, opened: true })
  return storedPage(pathOf(copy.address))
}

/** Notes that the copy at `pathname` was opened; of any other page there is nothing to note. */
export async function noteOpened(pathname: string): Promise<void> {
  const copy = (await allCopies()).find(({ address }) => pathOf(address) === pathname)
  if (copy && !copy.opened) await noteCopy({ ...copy, opened: true })
}
