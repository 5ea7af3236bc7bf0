import { html } from 'ghtml'
import { clock } from '../../media/measures.ts'
import type { Work } from '../../media/schemas/work.ts'
import { langAttribute } from './card.ts'
import { ownPath, type PageContext } from './context.ts'
import { lightest } from './video-player.ts'

// A longer list would push away what it links to.
const MOST_UNFOLDED = 12
const DEEPEST_LEVEL = 3

/**
 * The chapters of a film. Without JavaScript the links open the light file at that position; otherwise they seek in
 * the player.
 */
export function chapterList(work: Work, context: PageContext): string {
  const file = lightest(work)
  const items = work.chapters.map(({ start, title }) => {
    const seconds = Math.round(start * 1000) / 1000
    const words = html`<span class="place__time">${clock(start)}</span><span class="place__name"!${langAttribute(work)}>${title}</span>`
    const to = file ? `${ownPath(file.url, context)}#t=${seconds}` : `#t=${seconds}`
    return html`<li><a class="place" href="${to}" data-chapter="${seconds}">!${words}</a></li>`
  })
  return places(context.texts.chapters, items)
}

/** The table of contents of a brochure, from its bookmarks. */
export function contents(work: Work, context: PageContext): string {
  const items = work.outline
    .filter(({ page }) => page <= work.urls.pages.length)
    .map(({ title, page, level }) => {
      const words = html`<span class="place__name"!${langAttribute(work)}>${title}</span><span class="place__page">${context.texts.pageShort(page)}</span>`
      const depth = Math.max(1, Math.min(level, DEEPEST_LEVEL))
      return html`<li><a class="place place--${depth}" href="#pagina-${page}">!${words}</a></li>`
    })
  return places(context.texts.contents, items)
}

function places(name: string, items: string[]): string {
  if (items.length === 0) return ''
  const open = items.length <= MOST_UNFOLDED ? ' open' : ''
  return html`<nav class="places" aria-label="${name}"><details!${open}><summary>${name} (${items.length})</summary><ol>
!${items.join('\n')}
</ol></details></nav>`
}
