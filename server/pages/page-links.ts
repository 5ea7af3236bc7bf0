import { html } from 'ghtml'
import type { Work } from '../../media/schemas/work.ts'
import type { PageContext } from './context.ts'

/** From so many pages on, what a brochure is about comes before its pages, with links to each of them. */
const LONG = 6

export function isLong({ kind, urls }: Pick<Work, 'kind' | 'urls'>): boolean {
  return kind === 'brochure' && urls.pages.length >= LONG
}

/** Where the links are: each page leads back to them. */
export const PAGE_LINKS = 'paginas'

/** A link to each page of a long brochure; nothing for a short one. */
export function pageLinks(work: Work, { texts }: PageContext): string {
  if (!isLong(work)) return ''
  const links = work.urls.pages.map(({ number }) => html`<li><a href="#pagina-${number}">${number}</a></li>`)
  return html`<nav class="pages" id="${PAGE_LINKS}" aria-label="${texts.goToPage}"><h2>${texts.goToPage}</h2><ol>!${links}</ol></nav>`
}
