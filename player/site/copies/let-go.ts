import { allCopies, dropCopy } from './copies.ts'
import { LIST_CACHE } from './kept-pages.ts'

/** Lets go of one copy; with the last one goes all that was there to open them. */
export async function letGo(number: number): Promise<void> {
  await dropCopy(number)
  if ((await allCopies()).length > 0) return
  await caches.delete(LIST_CACHE)
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister()
}
