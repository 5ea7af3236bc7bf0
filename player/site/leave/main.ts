/*
 * Leaves the site at once, and leaves little behind. A classic script in the head: it listens before the first line of the page is there, and
 * while the next page is still on its way. It must import nothing, as the build would make a module of it.
 * Without it the link is a link, and nothing is covered or replaced.
 */
const PRESSES = 3
const WITHIN_MS = 2000
/** In the storage of this tab: the way back was cut. Says nothing of what was seen. */
const LEFT = 'chaski.left'

const page = document
const root = page.documentElement
let presses: number[] = []

const link = (): HTMLAnchorElement | null => page.querySelector('a.leave')

const remember = (left: boolean): void => {
  try {
    if (left) sessionStorage.setItem(LEFT, '1')
    else sessionStorage.removeItem(LEFT)
  } catch {
    // Storage may be refused; then only this page is replaced.
  }
}

const hasLeft = (): boolean => {
  try {
    return sessionStorage.getItem(LEFT) !== null
  } catch {
    return false
  }
}

function leave(): void {
  // What is seen and heard goes first; the neutral page may take seconds to come.
  root.style.display = 'none'
  for (const media of Array.from(page.querySelectorAll<HTMLMediaElement>('video,audio'))) media.pause()
  if (page.pictureInPictureElement) page.exitPictureInPicture().catch(() => undefined)
  const to = root.dataset.leave ?? 'about:blank'
  page.title = to.split('/')[2] ?? ''
  remember(true)
  try {
    // The page around an embed goes too, where its browser lets us.
    ;(window.top ?? window).location.replace(to)
  } catch {
    location.replace('about:blank')
  }
}

/** In full screen nothing is seen but what is inside of it, so the link goes in there. */
function follow(): void {
  const shown =
    page.fullscreenElement ?? (page as { webkitFullscreenElement?: Element | null }).webkitFullscreenElement
  const found = link()
  const place = shown ?? page.body
  if (found && found.parentNode !== place) place.insertBefore(found, place.firstChild)
}

page.addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || !event.target.closest('a.leave')) return
  event.preventDefault()
  leave()
})

// On discreet pages a step inside the site takes the place of the one before.
page.addEventListener('click', (event) => {
  if (root.dataset.discreet === undefined || event.defaultPrevented || event.button !== 0) return
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  const target = event.target instanceof Element ? event.target.closest('a') : null
  if (!target || target.target || target.download || target.origin !== location.origin || target.hash) return
  event.preventDefault()
  location.replace(target.href)
})

// What the page itself can wipe, copies too, before it leaves; the answer of the server wipes the rest, where the link is encrypted.
page.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.matches('.erase')) return
  event.preventDefault()
  const wiped = wipe()
  const goOn = (): void => form.submit()
  wiped.then(goOn, goOn)
})

async function wipe(): Promise<void> {
  localStorage.clear()
  sessionStorage.clear()
  // Without encryption there are neither caches nor workers.
  if (!('caches' in window) || !('serviceWorker' in navigator)) return
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister()
  for (const name of await caches.keys()) await caches.delete(name)
}

page.addEventListener('keydown', ({ key, repeat }) => {
  if (key !== 'Shift') presses = []
  if (key !== 'Shift' || repeat) return
  presses = [...presses.filter((at) => at > Date.now() - WITHIN_MS), Date.now()]
  if (presses.length >= PRESSES) leave()
})

page.addEventListener('fullscreenchange', follow)
page.addEventListener('webkitfullscreenchange', follow)

// Who goes back gets no page of ours, only who comes anew.
const isReturn = (): boolean => {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return entry ? entry.type === 'back_forward' : performance.navigation.type === 2
}
if (hasLeft()) {
  if (isReturn()) leave()
  else remember(false)
}
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted && hasLeft()) leave()
})
