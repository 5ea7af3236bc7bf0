import { html } from 'ghtml'
import { clock } from '../../media/measures.ts'
import type { Work } from '../../media/schemas/work.ts'
import { inLanguage, ownPath, type PageContext, pagePath } from './context.ts'
import { languageName, views } from './format.ts'
import { KIND_ICONS } from './icons.ts'
import { wave } from './wave.ts'

/**
 * One work in a list.
 * @param eager whether its picture is likely to be on the first screen and should not be loaded lazily
 */
export function card(work: Work, context: PageContext, eager: boolean): string {
  const { texts } = context
  return html`<li class="card card--${work.kind}">
<a class="card__link" href="${inLanguage(pagePath(work, context), context)}">
<span class="card__cover">!${cover(work, context, eager)}<span class="card__length">${length(work, context)}</span></span>
<span class="card__body">
<span class="badge badge--${work.kind}">!${KIND_ICONS[work.kind]}${texts.kind[work.kind]}</span>
<h3 class="card__title"!${langAttribute(work)}>${work.title}</h3>
<span class="card__facts">!${facts(work, context)}</span>
</span>
</a>
</li>`
}

// Titles are in the language of the work, not of the page; screen readers need to know.
export function langAttribute({ language }: Pick<Work, 'language'>): string {
  return language === null ? '' : html` lang="${language}"`
}

function cover(work: Work, context: PageContext, eager: boolean): string {
  const { poster, posterSmall } = work.urls
  if (poster === null) {
    const drawn = work.levels === null ? KIND_ICONS[work.kind] : wave(work.levels, 'cover__wave')
    return html`<span class="cover cover--${work.kind}">!${drawn}</span>`
  }
  const { width, height } = work
  const size = width && height ? html` width="${width}" height="${height}"` : ''
  // Of a page, no larger one is needed in a list.
  const shown = work.kind === 'brochure' ? (posterSmall ?? poster) : poster
  // The title next to it says what it is; repeating it would only have it read out twice.
  return html`<img class="cover" src="${ownPath(shown, context)}" alt=""!${smaller(poster, posterSmall, work, context)}!${size}!${eager ? '' : ' loading="lazy"'} decoding="async">`
}

/**
 * The small poster on small screens, whatever their pixel density: long lists are loaded over weak links. The widths
 * are those that the workers make.
 */
function smaller(
  poster: string,
  small: string | null,
  { width, height }: Work,
  context: PageContext,
): string {
  if (small === null || !width || !height) return ''
  const large = Math.round(width * Math.min(1, 1280 / Math.max(width, height)))
  const sources = `${ownPath(small, context)} ${Math.min(320, width)}w, ${ownPath(poster, context)} ${large}w`
  return html` srcset="${sources}" sizes="(min-width: 60rem) 20rem, 6.5rem"`
}

function length(work: Work, { texts }: PageContext): string | null {
  if (work.kind === 'brochure') return work.pageCount === null ? null : texts.pages(work.pageCount)
  return work.duration === null ? null : clock(work.duration)
}

function facts(work: Work, { texts }: PageContext): string {
  const shown = work.views > 0 ? [views(work.views, texts)] : []
  if (work.language !== null) shown.push(languageName(work.language, texts))
  const [place] = work.places
  if (place !== undefined) shown.push(place)
  return shown.map((fact) => html`<span>${fact}</span>`).join(' ')
}
