import { html } from 'ghtml'
import { paths } from '../../media/layout.ts'
import type { Programme } from '../../media/schemas/programme.ts'
import type { Work } from '../../media/schemas/work.ts'
import { type Beside, NOTHING_BESIDE } from '../works/beside.ts'
import type { PlacedSentence } from '../works/times-for.ts'
import { besideWork } from './beside-work.ts'
import { brochureReader } from './brochure-reader.ts'
import { langAttribute } from './card.ts'
import { address, type Filters } from './catalogue.ts'
import { inLanguage, type PageContext, pagePath } from './context.ts'
import { downloadList } from './downloads.ts'
import { forRadios } from './for-radios.ts'
import { day, languageName, views } from './format.ts'
import { helpBlock } from './help.ts'
import { KIND_ICONS } from './icons.ts'
import { jsonLd, phoneSound } from './json-ld.ts'
import { keepOffer } from './keep-offer.ts'
import { layout } from './layout.ts'
import { frameSize } from './oembed.ts'
import { isLong, pageLinks } from './page-links.ts'
import { paragraphs } from './paragraphs.ts'
import { chapterList, contents } from './places.ts'
import { spotPlayer } from './spot-player.ts'
import { summary } from './summary.ts'
import { validity } from './validity.ts'
import { videoPlayer } from './video-player.ts'

interface Showing {
  now?: Date
  /** For staff, before the public sees it; it says so. */
  preview?: boolean
  beside?: Beside
  /** Of its script, to read along. */
  times?: readonly PlacedSentence[]
}

/** The page of one work: the player or reader first, then the description, then the files. A long brochure is told of before it is read. */
export function workPage(
  work: Work,
  context: PageContext,
  { now = new Date(), preview = false, beside = NOTHING_BESIDE, times = [] }: Showing = {},
): string {
  const { texts, baseUrl } = context
  const path = pagePath(work, context)
  const itself = html`!${work.kind === 'brochure' ? contents(work, context) + pageLinks(work, context) : ''}
!${stage(work, context, { next: beside.next, times })}
!${helpBlock(work.places, context)}
!${work.kind === 'video' ? chapterList(work, context) : ''}`
  const told = html`<div class="work__columns">
<div class="work__about">
!${words(work, context, beside.programme)}
!${work.kind === 'spot' ? forRadios(work, context, now) : ''}
!${share(work, `${baseUrl}${path}`, context)}
</div>
<aside class="work__side">
!${preview ? '' : keepOffer(work, context)}
!${downloadList(work, context)}
</aside>
</div>
`
  return layout(
    {
      title: work.title,
      description: about(work, context),
      path,
      section: work.kind,
      indexed: work.visibility === 'public' && !preview,
      head: context.discreet ? script(work, context) : head(work, context),
      main: html`<article class="work work--${work.kind}">
!${preview ? html`<p class="note note--before" role="note">${texts.preview}</p>` : ''}
<header class="work__head">
<a class="badge badge--${work.kind}" href="${inLanguage(`/?kind=${work.kind}`, context)}">!${KIND_ICONS[work.kind]}${texts.kind[work.kind]}</a>
<h1!${langAttribute(work)}>${work.title}</h1>
<p class="work__facts">!${headline(work, context, preview)}</p>
</header>
!${contentNote(work, context)}
!${isLong(work) ? told + itself : itself + told}
</article>
!${besideWork(beside, context)}`,
    },
    context,
  )
}

/** What somebody should know before it begins. */
export function contentNote(work: Work, { texts }: PageContext): string {
  if (work.contentNote === null) return ''
  return html`<p class="note note--before"><strong>${texts.contentNote}</strong> <span!${langAttribute(work)}>${work.contentNote}</span></p>`
}

interface OnStage {
  /** The film that comes after it. */
  next?: Work | null
  /** Of the script of a spot. */
  times?: readonly PlacedSentence[]
}

/** The player or reader itself, shared by page and embed. */
export function stage(work: Work, context: PageContext, { next = null, times = [] }: OnStage = {}): string {
  switch (work.kind) {
    case 'video':
      return videoPlayer(work, context, next)
    case 'spot':
      return spotPlayer(work, context, times)
    case 'brochure':
      return brochureReader(work, context)
  }
}

function head(work: Work, context: PageContext): string {
  const { baseUrl, organisation, language } = context
  const { urls } = work
  const property = (name: string, content: string | number | null): string =>
    content === null ? '' : html`<meta property="og:${name}" content="${content}">`
  const mp4 = urls.downloads.find(({ type }) => type === 'video/mp4')
  const audio = phoneSound(work)
  return [
    property('type', work.kind === 'video' ? 'video.other' : 'article'),
    property('title', work.title),
    property('description', about(work, context)),
    property('url', baseUrl + paths.page(work.slug)),
    property('site_name', organisation),
    property('locale', { es: 'es_PE', qu: 'qu_PE', en: 'en_GB' }[language]),
    property('image', urls.poster ?? urls.card ?? null),
    mp4 ? property('video', mp4.url) + property('video:type', mp4.type) : '',
    audio ? property('audio', audio.url) + property('audio:type', audio.type) : '',
    '<meta name="twitter:card" content="summary_large_image">\n',
    html`<link rel="alternate" type="application/json+oembed" title="${work.title}" href="${baseUrl}/oembed?url=${encodeURIComponent(baseUrl + paths.page(work.slug))}">`,
    jsonLd(work, context),
    script(work, context),
  ].join('')
}

/** The script of a page, with what it imports. Nothing of the work itself is fetched before somebody plays it. */
export function script({ kind }: Work, context: PageContext): string {
  const [entry, ...imports] = context.assets.scripts[kind]
  const modules = imports.map((file) => html`<link rel="modulepreload" href="${file}">`)
  return html`<script type="module" src="${entry}"></script>!${modules}`
}

function about(work: Work, { texts, organisation }: PageContext): string {
  return summary(work.description) || `${texts.kind[work.kind]} · ${organisation}`
}

function headline(work: Work, context: PageContext, preview: boolean): string {
  const { texts } = context
  // Of what nobody sees yet there are no views to follow.
  const shown = preview ? [] : [liveViews(work, texts)]
  const linked = (filters: Filters, name: string): string =>
    html`<a href="${inLanguage(address(filters), context)}">${name}</a>`
  const { language } = work
  if (language !== null)
    shown.push(html`<span>!${linked({ language }, languageName(language, texts))}</span>`)
  if (work.places.length > 0)
    shown.push(html`<span>!${work.places.map((place) => linked({ place }, place)).join(', ')}</span>`)
  // Spots list it in the section for radio stations.
  const valid = work.kind === 'spot' ? null : validity(work, context)
  if (valid !== null) shown.push(html`<span>${texts.validity}: ${valid}</span>`)
  // Otherwise a long brochure would hide its file at the very end.
  if (work.urls.downloads.length > 0)
    shown.push(html`<span><a href="#descargas">${texts.downloads}</a></span>`)
  return shown.join(' ')
}

/** A number that says nothing yet is left unsaid, until the script hears of the first view. */
function liveViews(work: Work, texts: PageContext['texts']): string {
  return html`<strong class="views" data-live-views="${paths.views(work.id)}" data-one="${texts.views('{count}', true)}" data-many="${texts.views('{count}', false)}"!${work.views === 0 ? ' hidden' : ''}>${views(work.views, texts)}</strong>`
}

/**
 * The description and the facts, each of which leads to what else there is of it.
 * @param programme its own, where that has a page
 */
export function words(work: Work, context: PageContext, programme: Programme | null = null): string {
  const { texts } = context
  const row = (label: string, value: string): string =>
    value ? html`<div><dt>${label}</dt><dd>!${value}</dd></div>` : ''
  const linked = (path: string, name: string): string =>
    html`<a href="${inLanguage(path, context)}">${name}</a>`
  const plain = (value: string | null): string => html`${value}`
  const ofProgramme =
    work.programme && (programme ? paths.programme(programme.slug) : address({ programme: work.programme }))
  const rows = [
    row(texts.programme, ofProgramme ? linked(ofProgramme, work.programme ?? '') : ''),
    row(texts.partner, work.partner ? linked(address({ q: work.partner }), work.partner) : ''),
    row(texts.credits, plain(work.credits)),
    row(texts.licence, plain(work.licence)),
    row(texts.tags, work.tags.map((tag) => linked(address({ q: tag }), tag)).join(', ')),
    row(texts.published, plain(day(work.publishAt ?? work.createdAt, context))),
  ]
  return html`<h2>${texts.about}</h2>
<div class="prose"!${langAttribute(work)}>!${paragraphs(work.description)}</div>
<dl class="facts">
!${rows}</dl>`
}

function share(work: Work, address: string, context: PageContext): string {
  const { texts, baseUrl, discreet } = context
  const { id } = work
  // What is passed on lands on a phone that others may look at too.
  const title = discreet ? texts.discreet.title : work.title
  const { width, height } = frameSize(work)
  const message = encodeURIComponent(`${title} ${address}`)
  const frame = html`<iframe src="${baseUrl}${paths.embed(id)}" title="${title}" width="${width}" height="${height}" loading="lazy" allow="autoplay; fullscreen" allowfullscreen></iframe>`
  return html`<section class="share" data-share="${address}" data-title="${title}" data-copied="${texts.shareCopied}"><h2>${texts.share}</h2>
<p><a class="button" href="https://wa.me/?text=${message}" rel="noopener">${texts.shareWhatsApp}</a>
<button type="button" class="button button--quiet" data-share-by="app" hidden>${texts.shareApp}</button>
<button type="button" class="button button--quiet" data-share-by="copy" hidden>${texts.shareCopy}</button></p>
<p><a href="${inLanguage(paths.wallPoster(pagePath(work, context)), context)}">${texts.poster.title}</a></p>
<details><summary>${texts.embed}</summary><textarea readonly rows="3" aria-label="${texts.embed}">${frame}</textarea></details>
</section>`
}
