import { element } from '../page/element.ts'
import { type Chapter, chapterAt } from '../playback/chapter-at.ts'
import type { Player } from '../playback/player.ts'

/** The chapters in the stage's data attributes. */
export function chaptersOf({ dataset }: HTMLElement): Chapter[] {
  return JSON.parse(dataset.chapters ?? '[]') as Chapter[]
}

/** Marks the start of each chapter on the slider, except the first. */
export function markChapters(box: HTMLElement, chapters: readonly Chapter[], duration: number): void {
  for (const { start } of chapters) {
    if (start <= 0 || start >= duration) continue
    const mark = element('span', { class: 'seek-mark', 'aria-hidden': 'true' })
    mark.style.setProperty('--at', String(start / duration))
    box.append(mark)
  }
}

/**
 * Makes the page's chapter links seek in place and update the page's address, so it can be shared. Without JavaScript they
 * open the light file at the same time.
 * @returns a function to call with the time, which highlights the current chapter
 */
export function mountChapterLinks(stage: HTMLElement, player: Player): (time: number) => void {
  const links = Array.from(document.querySelectorAll<HTMLAnchorElement>('a[data-chapter]'), (link) => ({
    link,
    start: Number(link.dataset.chapter),
  }))
  const goTo = (moment: number): void => {
    player.seek(moment)
    player.play()
    stage.scrollIntoView({ block: 'nearest' })
  }
  for (const { link, start } of links) {
    link.href = `#t=${start}`
    // Also for the one that is already in the address, which would be no change of it.
    link.addEventListener('click', () => goTo(start))
  }
  let present: HTMLAnchorElement | undefined
  return (time) => {
    const now = chapterAt(links, time)?.link
    if (now === present) return
    present?.removeAttribute('aria-current')
    now?.setAttribute('aria-current', 'true')
    present = now
  }
}
