import { html } from 'ghtml'
import { INTERFACE_LANGUAGES, KINDS, type Kind } from '../../media/vocabulary.ts'
import { inLanguage, type PageContext } from './context.ts'
import { MARK } from './icons.ts'
import { leaveLink, leaveScript } from './leave.ts'
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
  const { texts, language, baseUrl, organisation } = context
  const title = parts.title === null ? organisation : `${parts.title} · ${organisation}`
  return html`<!doctype html>
<html lang="${language}" data-leave="${context.leaveTo}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${parts.description}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#7a1530">
!${parts.indexed ? '' : '<meta name="robots" content="noindex">'}
!${leaveScript(context)}<link rel="stylesheet" href="${context.assets.style}">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="canonical" href="${baseUrl}${parts.path}">
<link rel="alternate" hreflang="x-default" href="${baseUrl}${parts.path}">
!${INTERFACE_LANGUAGES.map(
    (other) =>
      html`<link rel="alternate" hreflang="${other}" href="${baseUrl}${withLanguage(parts.path, other)}">`,
  )}<link rel="alternate" type="application/rss+xml" title="${texts.stationFeed}" href="/feeds/spots.xml">
!${parts.head}
</head>
<body>
!${leaveLink(context)}
<a class="skip" href="#contenido">${texts.skip}</a>
!${header(parts, context)}
<main id="contenido" tabindex="-1">
!${parts.main}
</main>
!${footer(parts, context)}
</body>
</html>
`
}

function header({ section }: PageParts, context: PageContext): string {
  const { texts } = context
  return html`<header class="top">
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
  const { texts, language } = context
  return html`<footer class="bottom">
<div class="bottom__inner">
<nav aria-label="${texts.languages}"><ul class="languages">
!${INTERFACE_LANGUAGES.map(
    (other) =>
      html`<li><a href="${withLanguage(path, other)}" lang="${other}" hreflang="${other}"!${other === language ? ' aria-current="true"' : ''}>${TEXTS[other].languageName}</a></li>`,
  )}</ul></nav>
<ul class="bottom__links">
<li><a href="/feeds/spots.xml">${texts.stationFeed}</a></li>
<li><a href="/studio/" rel="nofollow">${texts.staff}</a></li>
</ul>
<p>${texts.footer}</p>
</div>
</footer>`
}
