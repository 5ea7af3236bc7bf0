import { viewThreshold } from '../../../media/viewing.ts'
import type { Root } from '../page/root.ts'
import { createCounter } from './count-view.ts'

const LOOK_MS = 1000
/** Of a page, or of the window where a page is larger than that. */
const IN_SIGHT = 0.5

/** Counts the reading of a brochure, once a page of it was in sight for long enough; then which pages were. */
export function countReading({ element, views, viewing }: Pick<Root, 'element' | 'views' | 'viewing'>): void {
  const counter = createCounter({ views, viewing, duration: null })
  if (!counter) return
  const pages = Array.from(element.querySelectorAll('figure'))
  const inSight = new Set<number>()
  const readFor = new Map<number, number>()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio, intersectionRect, rootBounds } of entries) {
        const ofWindow = rootBounds ? intersectionRect.height / rootBounds.height : 0
        const page = pages.indexOf(target as HTMLElement)
        if (intersectionRatio >= IN_SIGHT || ofWindow >= IN_SIGHT) inSight.add(page)
        else inSight.delete(page)
      }
    },
    { threshold: [0, 0.1, 0.2, 0.3, 0.4, IN_SIGHT, 0.75, 1] },
  )
  for (const page of pages) observer.observe(page)

  let furthest = 0
  const look = (): void => {
    const reading = document.visibilityState === 'visible' && inSight.size > 0
    const before = counter.meter.seconds
    const tick = { time: performance.now() / 1000, rate: 1, running: reading }
    counter.meter.tick({ ...tick, share: furthest / pages.length })
    let seen = 0
    for (const page of reading ? inSight : []) {
      const known = readFor.get(page) ?? 0
      const total = known + counter.meter.seconds - before
      readFor.set(page, total)
      if (known >= viewThreshold(null) || total < viewThreshold(null)) continue
      seen += 1
      furthest = Math.max(furthest, page + 1)
    }
    counter.look({ ending: false, pages: seen })
  }
  document.addEventListener('visibilitychange', look)
  window.setInterval(look, LOOK_MS)
  look()
}
