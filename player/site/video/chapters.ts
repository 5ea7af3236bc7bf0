import { element } from '../page/element.ts'
import type { Player } from './player.ts'

export interface Chapter {
  /** Seconds. */
  start: number
  title: string
}

/** The chapter of a moment, or undefined before the first. `chapters` are in order of time. */
export function chapterAt<C extends Pick<Chapter, 'start'>>(
  chapters: readonly C[],
  time: number,
): C | undefined {
  let found: C | undefined
  for (const chapter of chapters) if (chapter.start <= time) found = chapter
  return found
}

/** Seconds that a link to a moment names (`#t=95`), or null. */
export function momentOf(hash: string): number | null {
  const seconds = /^#t=(\d+(?:\.\d+)?)$/.exec(hash)?.[1]
  return seconds === undefined ? null : Number(seconds)
}

/** The chapters that the server wrote on the stage. */
export function chaptersOf({ dataset }: HTMLElement): Chapter[] {
  return JSON.parse(dataset.chapters ?? '[]') as Chapter[]
}

/** Puts a mark on the slider where each chapter begins; the first begins where the slider does. */
export function markChapters(box: HTMLElement, chapters: readonly Chapter[], duration: number): void {
  for (const { start } of chapters) {
    if (start <= 0 || start >= duration) continue
    const mark = element('span', { class: 'seek-mark', 'aria-hidden': 'true' })
    mark.style.setProperty('--at', String(start / duration))
    box.append(mark)
  }
}

/**
 * Has the links of the page's list of chapters play from there, and each become an address of this page that can be
 * sent to somebody. Without script they open the light file at the same place.
 * @returns to be called with the time, so that the present chapter is shown as such
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
