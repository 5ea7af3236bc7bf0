import { element } from '../page/element.ts'
import { loadHls } from './hls-source.ts'
import { isPrecious, linkHints } from './link.ts'

/**
 * Downloads what the first picture needs before the button is pressed: as soon as the player is in view, or, if data is
 * expensive, when a finger or the keyboard reaches it.
 */
export function fetchAhead(stage: HTMLElement): void {
  const { hls, first } = stage.dataset
  if (!hls || !('MediaSource' in window)) return
  let done = false
  const fetchNow = (): void => {
    if (done) return
    done = true
    // Failures show when the button is pressed.
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
