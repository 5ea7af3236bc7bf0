import type { Memory } from '../page/memory.ts'
import { captionToShow, OFF } from './caption-choice.ts'

const NAME = 'captions'

export interface CaptionMenu {
  /** Toggles the captions. */
  toggle(): void
}

/**
 * Fills the menu with the tracks in the `<video>`, and shows the viewer's last choice, otherwise the one the server
 * considers needed. The tracks are the source of truth: on an iPhone they can also be chosen in the system's menu.
 */
export function mountCaptionMenu(
  menu: HTMLSelectElement,
  media: HTMLVideoElement,
  memory: Memory,
  off: string,
): CaptionMenu {
  const tracks = Array.from(media.querySelectorAll('track'))
  menu.hidden = tracks.length === 0
  menu.append(new Option(off, '-1'), ...tracks.map(({ label }, index) => new Option(label, String(index))))

  const shown = (): number => tracks.findIndex(({ track }) => track.mode === 'showing')
  const show = (chosen: number): void => {
    tracks.forEach(({ track }, index) => {
      track.mode = index === chosen ? 'showing' : 'disabled'
    })
    menu.value = String(chosen)
  }
  const choose = (chosen: number): void => {
    show(chosen)
    memory.set(NAME, tracks[chosen]?.srclang ?? OFF)
  }

  const first = captionToShow(tracks, memory.get(NAME))
  let last = Math.max(0, first)
  show(first)
  menu.addEventListener('change', () => choose(Number(menu.value)))
  media.textTracks.addEventListener('change', () => {
    menu.value = String(shown())
    if (shown() >= 0) last = shown()
  })
  return {
    toggle() {
      if (tracks.length > 0) choose(shown() < 0 ? last : -1)
    },
  }
}
