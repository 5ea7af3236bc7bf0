import { element } from '../page/element.ts'
import { loadHls } from './hls-source.ts'
import { isPrecious, linkHints } from './link.ts'

/**
 * Fetches what the first picture needs before the button is pressed: as soon as the player is in sight, or, where
 * every kilobyte is paid for, when a finger or the keyboard comes to it.
 */
export function fetchAhead(stage: HTMLElement): void {
  const { hls, first } = stage.dataset
  if (!hls || !('MediaSource' in window)) return
  let done = false
  const fetchNow = (): void => {
    if (done) return
    done = true
    // Whether it arrives is seen when the button is pressed.
    loadHls().catch(() => undefined)
    if (first) {
      document.head.append(element('link', { rel: 'preload', as: 'fetch', crossorigin: '', href: first }))
    }
  }
  stage.addEventListener('pointerdown', fetchNow, { once: true })
  stage.addEventListener('focusin', fetchNow, { once: true })
  if (isPrecious(linkHints()) || !('IntersectionObserver' in window)) return
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    observer.disconnect()
    fetchNow()
  })
  observer.observe(stage)
}
