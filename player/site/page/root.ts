import type { PlayerTexts } from '../../../media/player-texts.ts'
import type { Kind } from '../../../media/vocabulary.ts'

/** What the server wrote on the element that a script takes over. */
export interface Root {
  element: HTMLElement
  /** Where a view is reported. */
  views: string
  /** What vouches for a viewing on this page; empty where nobody is counted. */
  viewing: string
  /** Seconds, or null where it has none. */
  duration: number | null
  texts: PlayerTexts
  /** Locale of the page, for numbers. */
  locale: string
}

/** The elements of a kind in this page. */
export function rootsOf(kind: Kind): Root[] {
  const found = document.querySelectorAll<HTMLElement>(`[data-player="${kind}"]`)
  return Array.from(found, (element) => ({
    element,
    views: element.dataset.views ?? '',
    viewing: element.dataset.viewing ?? '',
    duration: Number(element.dataset.duration) || null,
    texts: JSON.parse(element.dataset.texts ?? '{}') as PlayerTexts,
    // Quechua pages write numbers as their readers' Spanish does.
    locale: document.documentElement.lang === 'en' ? 'en' : 'es',
  }))
}

/** Puts values into the `{…}` of a text. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
