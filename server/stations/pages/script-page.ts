import { html } from 'ghtml'
import { paths } from '../../../media/layout.ts'
import { clock } from '../../../media/measures.ts'
import type { Broadcast } from '../../../media/schemas/broadcast.ts'
import type { Work } from '../../../media/schemas/work.ts'
import { inLanguage, type PageContext } from '../../pages/context.ts'
import { languageName, sentence } from '../../pages/format.ts'
import { helpLine } from '../../pages/help.ts'
import { layout } from '../../pages/layout.ts'
import { paperStyle } from '../../pages/paper-style.ts'
import { validity } from '../../pages/validity.ts'
import type { PlacedSentence } from '../../works/times-for.ts'

/** The script for a presenter to read on air: the words large and line by line, with the facts beside them. */
export function scriptPage(work: Work, context: PageContext, times: readonly PlacedSentence[] = []): string {
  const { broadcast } = work
  const path = `${paths.page(work.slug)}/libreto`
  const lang = work.language === null ? '' : html` lang="${work.language}"`
  return layout(
    {
      title: `Libreto: ${work.title}`,
      description: `Libreto del spot ${context.spots.code(work.number)}, «${work.title}».`,
      path,
      section: 'spot',
      indexed: false,
      head: paperStyle(context),
      main: html`<article class="paper">
<p class="paper__code">${context.spots.code(work.number)} · versión ${work.version}</p>
<h1!${lang}>${work.title}</h1>
<dl class="facts">!${facts(work, context).map(([term, said]) => html`<div><dt>${term}</dt><dd>${said}</dd></div>`)}</dl>
!${broadcast?.script.trim() ? html`<section class="script"!${lang} aria-label="Libreto">!${scriptLines(broadcast.script.trim(), times)}</section>` : '<p>Este spot todavía no tiene libreto.</p>'}
!${broadcast?.outCue ? html`<p class="script__cue">Termina con: <strong!${lang}>«${broadcast.outCue}»</strong></p>` : ''}
!${helpLine(work.places, context)}
<p class="paper__links"><a href="${inLanguage(paths.page(work.slug), context)}">Escuchar y descargar el spot</a> · <a href="${path}.txt">Solo el texto</a></p>
</article>`,
    },
    context,
  )
}

/** Speakers are in capitals before a colon, as usual in radio scripts. Before each line stands when it is heard. */
export function scriptLines(script: string, times: readonly PlacedSentence[] = []): string {
  let offset = 0
  return script
    .split('\n')
    .map((line) => {
      const from = offset
      offset += line.length + 1
      return { text: line.trim(), cue: times.find((one) => one.from >= from && one.from < offset) }
    })
    .filter(({ text }) => text !== '')
    .map(({ text, cue }) => {
      const [, who, words] = /^([\p{Lu}\d .()/-]{2,40}):\s*(.*)$/u.exec(text) ?? []
      const at = cue === undefined ? '' : html`<time class="script__at">${clock(cue.start)}</time> `
      return who === undefined ? html`<p>!${at}${text}</p>` : html`<p>!${at}<b>${who}:</b> ${words}</p>`
    })
    .join('\n')
}

function facts(work: Work, context: PageContext): [string, string][] {
  const { texts, organisation } = context
  const { broadcast } = work
  const valid = validity(work, context)
  const said: [string, string | null | undefined | false][] = [
    [
      'Duración exacta',
      work.duration === null
        ? null
        : `${work.duration.toFixed(1).replace('.', ',')} s (${clock(work.duration)})`,
    ],
    ['Idioma', work.language && languageName(work.language, texts)],
    ['Vigencia', valid && sentence(valid)],
    ['Campaña', broadcast?.campaign ?? work.programme],
    ['Pases por día', broadcast?.playsPerDay ? `${broadcast.playsPerDay}, si es posible` : null],
    ['Horario deseado', broadcast && dayparts(broadcast)],
    ['Lugares', work.places.join(', ')],
    [
      'Edición',
      broadcast && (broadcast.mayEdit ? 'Se puede recortar o hablar encima' : 'Sin cortes ni voces encima'),
    ],
    ['Licencia', work.licence],
    ['Contacto', broadcast?.contact],
    ['Producción', organisation],
  ]
  return said.filter((entry): entry is [string, string] => Boolean(entry[1]))
}

function dayparts({ dayparts: parts }: Broadcast): string {
  return parts.map(({ from, to }) => `${from} a ${to}`).join(', ')
}
