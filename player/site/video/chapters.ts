import { element } from '../page/element.ts'
import type { Player } from './player.ts'

export interface Chapter {
  /** Seconds. */
  start: number
  title: string
}

/** The chapter at a time, or undefined before the first. `chapters` are ordered by time. */
export function chapterAt<C extends Pick<Chapter, 'start'>>(
  chapters: readonly C[],
  time: number,
): C | undefined {
  let found: C | undefined
  for (const chapter of chapters) if (chapter.start <= time) found = chapter
  return found
}

/** The seconds in a link to a moment (`#t=95`, or `?t=95` where a messenger drops what follows a `#`), or null. */
export function momentOf({ hash, search }: Pick<Location, 'hash' | 'search'>): number | null {
  const seconds = /^#t=(\d+(?:\.\d+)?)$/.exec(hash)?.[1] ?? /[?&]t=(\d+(?:\.\d+)?)(?:&|$)/.exec(search)?.[1]
  return seconds === undefined ? null : Number(seconds)
}

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
