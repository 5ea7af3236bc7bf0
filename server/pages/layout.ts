import { html } from 'ghtml'
import { KEPT_PATH } from '../../media/copies.ts'
import { INTERFACE_LANGUAGES, KINDS, type Kind } from '../../media/vocabulary.ts'
import { DISCREET, inLanguage, type PageContext } from './context.ts'
import { helpLine } from './help.ts'
import { MARK, NEUTRAL_FAVICON } from './icons.ts'
import { manifestPath } from './installation.ts'
import { discreetMark, leaveLink, leaveScript } from './leave.ts'
import { TEXTS } from './texts/choose.ts'

export interface PageParts {
  /** Without the organisation's name, which is added. Null on the front page. */
  title: string | null
  description: string
  /** Path and query of this page without `lang`, for links to its other languages. */
  path: string
  /** The current item of the menu. */
  section?: Kind | 'programmes' | undefined
  /** HTML for the end of `<head>`: Open Graph, JSON-LD, preloads, scripts. */
  head?: string
  /** Whether search engines may list the page. */
  indexed: boolean
  main: string
}

const withLanguage = (path: string, language: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${language}`

/** A whole page of the public site. */
export function layout(parts: PageParts, context: PageContext): string {
  const { texts, language, organisation, discreet } = context
  // Half a kilobyte that browsers fetch with each page: who installs the site does so from where it begins.
  const installs = parts.title === null || parts.path === KEPT_PATH
  const title = parts.title === null ? organisation : `${parts.title} · ${organisation}`
  return html`<!doctype html>
<html lang="${language}" data-leave="${context.leaveTo}"!${discreetMark(context)}>
<head>
<meta charset="utf-8">
<title>${discreet ? texts.discreet.title : title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
!${parts.indexed && !discreet ? '' : '<meta name="robots" content="noindex">'}
!${leaveScript(context)}<link rel="stylesheet" href="${context.assets.style}">
!${installs ? html`<link rel="manifest" href="${manifestPath(discreet)}">` : ''}
!${discreet ? NEUTRAL_ICON : named(parts, context)}
!${parts.head}
</head>
<body>
!${header(parts, context)}
<main id="contenido" tabindex="-1">
!${parts.main}
</main>
!${footer(parts, context)}
</body>
</html>
`
}

/** What browsers, search engines and messengers may know of a page by name. */
function named({ description, path }: PageParts, { texts, baseUrl }: PageContext): string {
  return html`<meta name="description" content="${description}">
<meta name="theme-color" content="#7a1530">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="canonical" href="${baseUrl}${path}">
<link rel="alternate" hreflang="x-default" href="${baseUrl}${path}">
!${INTERFACE_LANGUAGES.map(
    (other) => html`<link rel="alternate" hreflang="${other}" href="${baseUrl}${withLanguage(path, other)}">`,
  )}<link rel="alternate" type="application/rss+xml" title="${texts.stationFeed}" href="/feeds/spots.xml">`
}

const NEUTRAL_ICON = html`<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,${encodeURIComponent(NEUTRAL_FAVICON)}">`

function header({ section }: PageParts, context: PageContext): string {
  const { texts } = context
  return html`<header class="top">
!${leaveLink(context)}
<a class="skip" href="#contenido">${texts.skip}</a>
<div class="top__inner">
<a class="brand" href="${inLanguage('/', context)}">!${MARK}<span>${context.organisation}</span></a>
<nav class="menu" aria-label="${texts.menu}">
!${KINDS.map(
    (kind) =>
      html`<a href="${inLanguage(`/?kind=${kind}`, context)}"!${kind === section ? ' aria-current="page"' : ''}>${texts.kinds[kind]}</a>`,
  )}<a href="${inLanguage('/programas', context)}"!${section === 'programmes' ? ' aria-current="page"' : ''}>${texts.programmes}</a></nav>
</div>
</header>`
}

function footer({ path }: PageParts, context: PageContext): string {
  const { texts, language, discreetInAddress } = context
  const here = discreetInAddress ? `${path}${path.includes('?') ? '&' : '?'}${DISCREET}` : path
  const elsewhere = { ...context, discreetInAddress: !discreetInAddress }
  return html`<footer class="bottom">
<div class="bottom__inner">
!${helpLine([], context)}
<nav aria-label="${texts.languages}"><ul class="languages">
!${INTERFACE_LANGUAGES.map(
    (other) =>
      html`<li><a href="${withLanguage(here, other)}" lang="${other}" hreflang="${other}"!${other === language ? ' aria-current="true"' : ''}>${TEXTS[other].languageName}</a></li>`,
  )}</ul></nav>
<ul class="bottom__links">
<li><a href="${inLanguage(KEPT_PATH, context)}">${texts.copies.all}</a></li>
<li><a href="${inLanguage('/seguridad', context)}">${texts.safety.title}</a></li>
<li><a href="${inLanguage(path, elsewhere)}" rel="nofollow">${discreetInAddress ? texts.discreet.off : texts.discreet.on}</a></li>
<li><a href="/feeds/spots.xml">${texts.stationFeed}</a></li>
<li><a href="/studio/" rel="nofollow">${texts.staff}</a></li>
</ul>
<p>${texts.footer}</p>
</div>
</footer>`
}
