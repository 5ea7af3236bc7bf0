import { html } from 'ghtml'
import type { House } from '../../media/house.ts'
import { inWords } from '../../media/in-languages.ts'
import { clock, size } from '../../media/measures.ts'
import { INTERFACE_LANGUAGES, type InterfaceLanguage, KINDS, type Kind } from '../../media/vocabulary.ts'
import { day, languageName } from '../pages/format.ts'
import { paragraphs } from '../pages/paragraphs.ts'
import { TEXTS } from '../pages/texts/choose.ts'
import type { ProgrammeRecord } from '../records/programme.ts'
import type { ServiceRecord } from '../records/service.ts'
import { scriptLines } from '../stations/pages/script-page.ts'
import { OFFLINE_STYLE } from './offline-style.ts'
import { OFFLINE_TEXTS } from './offline-texts.ts'
import type { OfflineFile, OfflineWork } from './offline-works.ts'

export interface OfflineCatalogue {
  works: readonly OfflineWork[]
  programmes: readonly ProgrammeRecord[]
  services: readonly ServiceRecord[]
  house: House
  packedAt: Date
}

/** The page in each language, beside each other. Spanish is the one that people open. */
export const PAGES: Record<InterfaceLanguage, string> = {
  es: 'index.html',
  qu: 'index-qu.html',
  en: 'index-en.html',
}

/**
 * The whole catalogue as one page that any browser opens from a stick: no script, no server, nothing that is asked of the
 * network.
 */
export function offlinePage(catalogue: OfflineCatalogue, language: InterfaceLanguage): string {
  const { works, programmes, house, packedAt } = catalogue
  const texts = TEXTS[language]
  const own = OFFLINE_TEXTS[language]
  const parts = KINDS.filter((kind) => works.some((work) => work.kind === kind))
  const date = day(packedAt.toISOString(), { calendar: house.calendar, texts })
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${house.organisation}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'">
<style>!${OFFLINE_STYLE}</style>
</head>
<body>
<header>
<h1>${house.organisation}</h1>
<p>${own.noLink} ${own.packed(date)}</p>
<nav aria-label="${texts.languages}">!${INTERFACE_LANGUAGES.map(
    (other) =>
      html`<a href="${PAGES[other]}" lang="${other}"!${other === language ? ' aria-current="true"' : ''}>${TEXTS[other].languageName}</a> `,
  )}</nav>
<nav aria-label="${texts.menu}">!${parts.map((kind) => html`<a href="#${kind}">${texts.kinds[kind]}</a> `)}!${programmes.length > 0 ? html`<a href="#programmes">${texts.programmes}</a>` : ''}</nav>
</header>
<main>
!${help(catalogue, language)}
!${parts.map((kind) => section(kind, catalogue, language))}
!${programmes.length > 0 ? programmesSection(catalogue, language) : ''}
</main>
</body>
</html>
`
}

function section(kind: Kind, { works, house }: OfflineCatalogue, language: InterfaceLanguage): string {
  return html`<section id="${kind}"><h2>${TEXTS[language].kinds[kind]}</h2>
!${works.filter((work) => work.kind === kind).map((work) => article(work, house, language))}
</section>
`
}

function article(shown: OfflineWork, { spots }: House, language: InterfaceLanguage): string {
  const { work, kind, duration, pages, file } = shown
  const texts = TEXTS[language]
  const facts = [
    kind === 'spot' ? spots.code(work.number) : null,
    duration === null ? null : clock(duration),
    pages === null ? null : texts.pages(pages),
    file.bytes === null ? null : size(file.bytes, texts.locale),
    work.language === null ? null : languageName(work.language, texts),
    work.places.join(', '),
  ]
  return html`<article id="o${work.number}"!${work.language === null ? '' : html` lang="${work.language}"`}>
<h3>${work.title}</h3>
!${player(shown, language)}
<p class="facts" lang="${language}">${facts.filter(Boolean).join(' · ')}</p>
!${paragraphs(work.description)}
!${script(work.broadcast?.script ?? '', texts.script)}
</article>
`
}

function player({ kind, work, file, picture }: OfflineWork, language: InterfaceLanguage): string {
  switch (kind) {
    case 'video':
      return html`<video controls preload="none" src="${pathTo(file)}"!${picture === null ? '' : html` poster="${pathTo(picture)}"`} aria-label="${work.title}"></video>`
    case 'spot':
      return html`<audio controls preload="none" src="${pathTo(file)}" aria-label="${work.title}"></audio>`
    case 'brochure':
      return html`<a class="read" href="${pathTo(file)}">!${picture === null ? '' : html`<img src="${pathTo(picture)}" alt="" loading="lazy">`}<span lang="${language}">${OFFLINE_TEXTS[language].read}</span></a>`
  }
}

function script(text: string, title: string): string {
  if (text.trim() === '') return ''
  return html`<details><summary>${title}</summary>!${scriptLines(text)}</details>`
}

function help({ services }: OfflineCatalogue, language: InterfaceLanguage): string {
  if (services.length === 0) return ''
  return html`<section class="help"><h2>${TEXTS[language].help.title}</h2><ul>!${services.map(
    ({ name, phone, text, place, hours }) =>
      html`<li><strong>${name}</strong>!${phone === null ? '' : html` <a href="tel:${phone.replaceAll(' ', '')}">${phone}</a>`} ${[place, hours].filter(Boolean).join(' · ')}<br>${text[language] || text.es}</li>`,
  )}</ul></section>
`
}

function programmesSection({ programmes, works }: OfflineCatalogue, language: InterfaceLanguage): string {
  return html`<section id="programmes"><h2>${TEXTS[language].programmes}</h2>
!${programmes.map((programme) => {
    const title = inWords(programme.title, language)
    const text = inWords(programme.text, language)
    const own = works.filter(({ work }) => work.programmeId === programme.id)
    return html`<article><h3 lang="${title.language}">${title.text}</h3>
<div lang="${text.language}">!${paragraphs(text.text)}</div>
!${projects(programme, language)}!${outcomes(programme, language)}
!${own.length === 0 ? '' : html`<ul>!${own.map(({ work }) => html`<li><a href="#o${work.number}">${work.title}</a></li>`)}</ul>`}
</article>
`
  })}</section>
`
}

function projects({ projects: all }: ProgrammeRecord, language: InterfaceLanguage): string {
  if (all.length === 0) return ''
  return html`<h4>${TEXTS[language].projects}</h4>!${all.map((project) => {
    const title = inWords(project.title, language)
    const text = inWords(project.text, language)
    return html`<div lang="${title.language}"><p><strong>${title.text}</strong></p>!${paragraphs(text.text)}</div>`
  })}`
}

function outcomes({ outcomes: all }: ProgrammeRecord, language: InterfaceLanguage): string {
  if (all.length === 0) return ''
  return html`<h4>${TEXTS[language].outcomes}</h4><ul>!${all.map(({ figure, sentence }) => {
    const said = inWords(sentence, language)
    return html`<li lang="${said.language}">!${figure === '' ? '' : html`<strong>${figure}</strong> `}${said.text}</li>`
  })}</ul>`
}

const pathTo = ({ folder, name }: OfflineFile): string => `${folder}/${name}`
