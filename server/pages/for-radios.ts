import { html } from 'ghtml'
import { paths } from '../../media/layout.ts'
import type { Work } from '../../media/schemas/work.ts'
import { langAttribute } from './card.ts'
import { inLanguage, type PageContext } from './context.ts'
import { languageName, sentence } from './format.ts'
import { hasEnded, validity } from './validity.ts'

/** What a station needs to know about a spot before airing it, and how to receive new ones automatically. */
export function forRadios(work: Work, context: PageContext, now: Date): string {
  const { texts, spots } = context
  const { broadcast } = work
  const row = (label: string, value: string | null | undefined): string =>
    value ? html`<div><dt>${label}</dt><dd>!${value}</dd></div>` : ''
  const cue = broadcast?.outCue && html`<q!${langAttribute(work)}>${broadcast.outCue}</q>`
  const valid = validity(work, context)
  const script = broadcast?.script.trim()
    ? html`<p><a class="button button--quiet" href="${inLanguage(`${paths.page(work.slug)}/libreto`, context)}">${texts.scriptPage}</a></p>`
    : ''
  return html`<section class="radios" id="radios"><h2>${texts.forRadios}</h2>
!${hasEnded(work, now) ? html`<p class="note">${texts.ended}</p>` : ''}
<dl class="facts">!${row(texts.code, spots.code(work.number))}!${row(texts.validity, valid && html`${sentence(valid)}`)}!${row(texts.outCue, cue)}</dl>
!${script}
!${follow(work, context)}
</section>`
}

// URLs are spelled out: they get copied into another program, often on another machine.
function follow({ language }: Work, { texts, baseUrl }: PageContext): string {
  const address = (path: string): string => html`<a class="address" href="${path}">${baseUrl}${path}</a>`
  const own =
    language === null
      ? ''
      : html`${texts.followFeedIn(languageName(language, texts))} !${address(`/feeds/spots.xml?language=${encodeURIComponent(language)}`)}`
  return html`<details><summary>${texts.follow}</summary><ul class="ways">
<li>${texts.followFeed} !${address('/feeds/spots.xml')}!${own}</li>
<li>${texts.followList} !${address('/feeds/spots.m3u')}</li>
<li>${texts.followAgent} <a href="/descargas/chaski-station.mjs">${texts.followAgentLink}</a></li>
</ul></details>`
}
