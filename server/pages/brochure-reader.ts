import { html } from 'ghtml'
import { paths } from '../../media/layout.ts'
import type { Work } from '../../media/schemas/work.ts'
import { ownPath, type PageContext, VIEWING_PLACE } from './context.ts'
import { isLong, PAGE_LINKS } from './page-links.ts'
import { paragraphs } from './paragraphs.ts'

type Page = Work['urls']['pages'][number]

// Images of later pages are loaded as the reader approaches them.
const AT_ONCE = 1

/**
 * All pages one below the other, as people read on a phone; each page's text is available for listening and
 * translation.
 */
export function brochureReader(work: Work, context: PageContext): string {
  const { texts } = context
  const { pages } = work.urls
  return html`<section class="reader" data-player="brochure" data-views="${paths.views(work.id)}" !${VIEWING_PLACE} data-texts="${JSON.stringify(texts.player)}" aria-label="${texts.readPages}">
!${pages.map((page, index) => figure(page, index, work, context)).join('\n')}
</section>`
}

function figure(page: Page, index: number, work: Work, context: PageContext): string {
  const { texts } = context
  const bare = page.text.trim() === '' ? ' sheet--picture' : ''
  return html`<figure class="sheet${bare}" id="pagina-${page.number}">
!${picture(page, index, work, context)}
<figcaption class="sheet__caption"><a class="sheet__number" href="#pagina-${page.number}">${texts.page(page.number, work.urls.pages.length)}</a>!${isLong(work) ? html` <a class="sheet__number" href="#${PAGE_LINKS}">${texts.goToOtherPage}</a>` : ''}
!${text(page, work, context)}</figcaption>
</figure>`
}

function picture(
  { images, number, width, height }: Page,
  index: number,
  work: Work,
  context: PageContext,
): string {
  const sizes = [...images].sort((a, b) => a.width - b.width)
  const [smallest] = sizes
  if (!smallest) return ''
  const set = sizes.map((image) => `${ownPath(image.url, context)} ${image.width}w`).join(', ')
  const shown = { width: smallest.width, height: Math.round((smallest.width * height) / width) }
  return html`<img src="${ownPath(smallest.url, context)}" srcset="${set}" sizes="(min-width: 48rem) 44rem, 100vw" width="${shown.width}" height="${shown.height}" alt="${context.texts.pageAlt(number, work.title)}"!${index < AT_ONCE ? '' : ' loading="lazy"'} decoding="async">`
}

function text(page: Page, { language }: Work, { texts }: PageContext): string {
  const shown = paragraphs(page.text)
  if (shown === '') return html`<span class="sheet__empty">${texts.noPageText}</span>`
  const lang = language === null ? '' : html` lang="${language}"`
  return html`<details class="sheet__text"><summary>${texts.pageText}</summary><div class="prose" data-read!${lang}>!${shown}</div></details>`
}
