import { element } from '../page/element.ts'
import type { Beginning } from '../stream/stream.ts'
import { loadedHls } from './hls-library.ts'

/** Fetches the first seconds as soon as a finger or the keyboard reaches the player: a tap takes a tenth of a second. */
export function fetchAhead(stage: HTMLElement, { init, segment }: Beginning): void {
  let done = false
  const fetchNow = (): void => {
    // The library asks for the playlists first.
    if (done || loadedHls() !== null) return
    done = true
    for (const href of [init, segment]) {
      document.head.append(element('link', { rel: 'preload', as: 'fetch', crossorigin: '', href }))
    }
  }
  stage.addEventListener('pointerdown', fetchNow, { once: true })
  stage.addEventListener('focusin', fetchNow, { once: true })
}
