import { html } from 'ghtml'
import { FEED_COVER } from '../../media/layout.ts'
import { type PlaceTree, placeTree } from '../../media/peru.ts'
import type { Programme } from '../../media/schemas/programme.ts'
import type { Work } from '../../media/schemas/work.ts'
import { KINDS, type Kind } from '../../media/vocabulary.ts'
import { card, langAttribute } from './card.ts'
import { inLanguage, type PageContext, pagePath } from './context.ts'
import { languageName, views } from './format.ts'
import { KIND_ICONS, MARK, SEARCH_ICON } from './icons.ts'
import { layout } from './layout.ts'
import { PLACES_PATH, shortName } from './places-page.ts'
import { programmeList } from './programmes-page.ts'
import type { Texts } from './texts/es.ts'

/** The filters in the URL. */
export interface Filters {
  kind?: Kind | undefined
  q?: string | undefined
  language?: string | undefined
  place?: string | undefined
  programme?: string | undefined
}

/** The values that the filters offer, across all public works. */
export interface Choices {
  languages: string[]
  places: string[]
  programmes: string[]
}

/** The content of the front page: one page of works, and the choices for filters. */
export interface CatalogueView {
  works: Work[]
  /** Cursor of the next page; null on the last. */
  cursor: string | null
  /** Cursor of this page; null on the first. */
  at: string | null
  filters: Filters
  choices: Choices
  /** Public programmes, shown on the front page. */
  programmes: Programme[]
  /** Those that most people saw, shown on the front page. */
  mostSeen: Work[]
  /** Suggestions for when the filters match nothing. */
  instead: Work[]
}

const FIRST_SCREEN = 2

/** The front page: search, filters, works, a link to more. Works without JavaScript. */
export function cataloguePage(catalogue: CatalogueView, context: PageContext): string {
  const { texts, organisation, baseUrl } = context
  const { filters, at } = catalogue
  const plain = at === null && Object.values(filters).every((value) => value === undefined)
  return layout(
    {
      title: plain ? null : heading(filters, context),
      description: `${organisation}. ${texts.tagline}.`,
      path: address(filters, at),
      section: filters.kind,
      // There are endless searches; only the front page and the kinds are worth indexing.
      indexed: at === null && Object.entries(filters).every(([name, value]) => name === 'kind' || !value),
      head: html`<meta property="og:type" content="website">
<meta property="og:title" content="${organisation}">
<meta property="og:description" content="${texts.tagline}">
<meta property="og:url" content="${baseUrl}/">
<meta property="og:image" content="${baseUrl}${FEED_COVER}">`,
      main: `${plain ? hero(context) : ''}${plain && catalogue.works.length === 0 ? empty(context) : search(catalogue, context) + works(catalogue, context, plain)}`,
    },
    context,
  )
}

/** Path and query of a page of the catalogue. */
export function address(filters: Filters, cursor: string | null = null): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value)
  if (cursor !== null) query.set('cursor', cursor)
  const text = query.toString()
  return text ? `/?${text}` : '/'
}

function heading({ kind, q }: Filters, { texts }: PageContext): string {
  if (q) return texts.resultsFor(q)
  return kind ? texts.kinds[kind] : texts.results
}

function hero({ texts }: PageContext): string {
  return html`<section class="hero"><div class="hero__inner"><h1>${texts.tagline}</h1><p>${texts.intro}</p>!${MARK}</div></section>`
}

function search({ filters, choices }: CatalogueView, context: PageContext): string {
  const { texts } = context
  const narrowed = Object.values({ ...filters, q: undefined }).some(Boolean)
  const selects = [
    select(texts, 'kind', texts.type, KINDS, filters.kind, (kind) => texts.kinds[kind]),
    select(texts, 'language', texts.language, choices.languages, filters.language, (tag) =>
      languageName(tag, texts),
    ),
    placeSelect(choices.places, filters.place, context),
    select(texts, 'programme', texts.programme, choices.programmes, filters.programme),
  ]
  const lang = html`<input type="hidden" name="lang" value="${context.language}">`
  return html`<form class="search" action="/" method="get" role="search">
!${context.languageInAddress ? lang : ''}
<div class="search__row"><label class="visually-hidden" for="q">${texts.searchFor}</label><input id="q" type="search" name="q" value="${filters.q}" placeholder="${texts.searchFor}" maxlength="200" autocomplete="off" enterkeyhint="search"><button class="button" type="submit">!${SEARCH_ICON}<span>${texts.search}</span></button></div>
<details class="filters"!${narrowed ? ' open' : ''}><summary>${texts.filters}</summary><div class="filters__fields">!${selects}<button class="button button--quiet" type="submit">${texts.apply}</button></div></details>
</form>`
}

/** Places as a tree, as far as a list can show one. */
function placeSelect(names: readonly string[], chosen: string | undefined, context: PageContext): string {
  const depths = new Map<string, number>()
  const put = (places: readonly PlaceTree[], depth: number): void => {
    for (const { name, within } of places) {
      depths.set(name, depth)
      put(within, depth + 1)
    }
  }
  put(placeTree(names), 0)
  const list = select(context.texts, 'place', context.texts.place, [...depths.keys()], chosen, (name) => {
    const depth = depths.get(name) ?? 0
    return '\u2003'.repeat(depth) + (depth > 0 ? shortName(name) : name)
  })
  return list === ''
    ? ''
    : html`!${list}<p><a href="${inLanguage(PLACES_PATH, context)}">${context.texts.allPlaces}</a></p>`
}

function select<Value extends string>(
  texts: Texts,
  name: string,
  label: string,
  values: readonly Value[],
  chosen: Value | undefined,
  show: (value: Value) => string = (value) => value,
): string {
  if (values.length === 0) return ''
  const options = values.map(
    (value) => html`<option value="${value}"!${value === chosen ? ' selected' : ''}>${show(value)}</option>`,
  )
  return html`<label class="field"><span>${label}</span><select name="${name}"><option value="">${texts.any}</option>!${options}</select></label>`
}

function works(catalogue: CatalogueView, context: PageContext, plain: boolean): string {
  const { works, cursor, at, filters } = catalogue
  const { texts } = context
  const title = plain ? html`<h2>${texts.latest}</h2>` : html`<h1>${heading(filters, context)}</h1>`
  if (works.length === 0)
    return html`<section class="works">!${title}!${nothing(catalogue, context)}</section>`
  const link = (to: string, label: string, attributes: string): string =>
    html`<a !${attributes} href="${inLanguage(to, context)}">${label}</a>`
  const first = at === null ? '' : link(address(filters), texts.first, 'class="button button--quiet"')
  const more = cursor === null ? '' : link(address(filters, cursor), texts.more, 'class="button" rel="next"')
  return html`<section class="works">!${title}
!${cards(works, context, FIRST_SCREEN)}
!${first || more ? html`<nav class="pager" aria-label="${texts.more}">!${first}!${more}</nav>` : ''}
</section>!${plain ? mostSeenSection(catalogue, context) + programmesSection(catalogue, context) : ''}`
}

// Where all works are on the first screens anyway, nobody needs a shorter list of them.
const WORTH_A_LIST = 6

function mostSeenSection({ works, mostSeen }: CatalogueView, context: PageContext): string {
  if (works.length < WORTH_A_LIST || mostSeen.length === 0) return ''
  const { texts } = context
  const items = mostSeen.map(
    (work) =>
      html`<li><a href="${inLanguage(pagePath(work, context), context)}"!${langAttribute(work)}>${work.title}</a> <span class="seen__facts">${texts.kind[work.kind]} · ${views(work.views, texts)}</span></li>`,
  )
  return html`<section class="works"><h2>${texts.mostSeen}</h2><ol class="seen">!${items}</ol></section>`
}

function programmesSection({ programmes }: CatalogueView, context: PageContext): string {
  if (programmes.length === 0) return ''
  return html`<section class="works"><h2>${context.texts.programmes}</h2>!${programmeList(programmes, context, 'h3')}</section>`
}

function cards(works: Work[], context: PageContext, eager: number): string {
  return html`<ul class="cards">
!${works.map((work, index) => card(work, context, index < eager)).join('\n')}
</ul>`
}

function nothing({ filters, instead }: CatalogueView, context: PageContext): string {
  const { texts } = context
  const { kind, ...others } = filters
  const onlyKind = kind !== undefined && !Object.values(others).some(Boolean)
  const said = onlyKind
    ? html`<p class="nothing__what">${texts.noneOfKind[kind]}</p><a class="button" href="${inLanguage('/', context)}">${texts.seeAll}</a>`
    : html`<p class="nothing__what">${texts.nothing}</p><p>${texts.nothingHint}</p><a class="button" href="${inLanguage('/', context)}">${texts.clear}</a>`
  const latest =
    instead.length === 0
      ? ''
      : html`<h2 class="nothing__instead">${texts.latest}</h2>!${cards(instead, context, 0)}`
  return html`<div class="nothing">!${said}</div>!${latest}`
}

/** Shown before anything is published, when there is nothing to search either. */
function empty({ texts }: PageContext): string {
  const kinds = KINDS.map(
    (kind) =>
      html`<li class="promise promise--${kind}">!${KIND_ICONS[kind]}<h3>${texts.kinds[kind]}</h3><p>${texts.emptyKinds[kind]}</p></li>`,
  )
  return html`<section class="works"><h2>${texts.empty}</h2><ul class="cards">!${kinds.join('')}</ul>
<p class="pager"><a class="button button--quiet" href="/studio/" rel="nofollow">${texts.emptyStaff}</a></p></section>`
}
