import { KEPT_PATH, unmarked } from '../../../media/copies.ts'
import { answerFrom } from './answer-from.ts'
import type { FetchEvent, Worker } from './events.ts'
import { copyInPlaceOf, noteOpened, storedPage } from './pages.ts'
import { reviewCopies } from './review.ts'

/*
 * The service worker: there only while the viewer keeps something. It answers from the copies what belongs to them, and what
 * cannot be had for want of a link. Everything else passes it by.
 */
const worker = self as unknown as Worker

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim())
  // Old browsers ask for the page once the worker has started.
  const preload = worker.registration.navigationPreload
  if (preload) event.waitUntil(preload.enable())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname, search } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(navigate(event, pathname))
  else if (unmarked(request.url) !== null || pathname.startsWith('/assets/') || isIcon(pathname, search))
    event.respondWith(answerFrom(request))
})

const isIcon = (pathname: string, search: string): boolean => pathname === '/favicon.svg' && search === ''

async function navigate(event: FetchEvent, pathname: string): Promise<Response> {
  // The copy first, also where there is a link: that costs nothing.
  const own = pathname === KEPT_PATH || pathname.startsWith('/copias/') ? await storedPage(pathname) : null
  if (own) {
    event.waitUntil(noteOpened(pathname).then(review))
    return own
  }
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request))
    event.waitUntil(review())
    return answer
  } catch (error) {
    const instead = (await copyInPlaceOf(pathname)) ?? (await storedPage(KEPT_PATH))
    if (instead) return instead
    throw error
  }
}

/** Without a link it fails, and the next visit does it. */
async function review(): Promise<void> {
  try {
    if ((await reviewCopies()) === 0) await worker.registration.unregister()
  } catch {
    // Without a link.
  }
}
