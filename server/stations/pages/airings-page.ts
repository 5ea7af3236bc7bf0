import { html } from 'ghtml'
import { clock } from '../../../media/measures.ts'
import type { PageContext } from '../../pages/context.ts'
import { layout } from '../../pages/layout.ts'
import { paperStyle } from '../../pages/paper-style.ts'

interface PageSpot {
  id: string
  number: number
  title: string
}

/** The content of a station's page. */
export interface AiringsPage {
  station: { name: string; place: string }
  /** Path of this page, with its secret. */
  path: string
  /** Spots that may be aired now, with their length in seconds. */
  spots: (PageSpot & { duration: number; language: string | null })[]
  /** Withdrawn spots not yet confirmed, with the reason as a sentence. */
  withdrawn: (PageSpot & { message: string })[]
  /** How many logs wait until somebody says what they mean. */
  openLogs: number
  /** Today's airings, latest first. */
  today: { spot: PageSpot; airedAt: Date; byPerson: boolean }[]
  /** The action just performed, reported once. */
  done: { title: string; airedAt: Date; repeated: boolean } | null
}

/** Reports an airing with one tap on a phone. Works without JavaScript. */
export function airingsPage(page: AiringsPage, context: PageContext): string {
  const { station, path, spots, withdrawn, done } = page
  return layout(
    {
      title: `Emisiones de ${station.name}`,
      description: 'Página de la emisora para anotar lo que salió al aire.',
      path,
      indexed: false,
      head: paperStyle(context),
      main: html`<article class="paper">
<p class="paper__code">${station.place}</p>
<h1>${station.name}</h1>
!${done ? html`<p class="said" role="status">${done.repeated ? 'Ya estaba anotado' : 'Anotado'}: «${done.title}», ${wall(done.airedAt, context)}.</p>` : ''}
!${withdrawn.length > 0 ? html`<section class="alarm"><h2>Retirar del aire</h2><ul class="taps">!${withdrawn.map((spot) => withdrawnItem(spot, path))}</ul></section>` : ''}
<section><h2>¿Qué acaba de salir al aire?</h2>
!${spots.length > 0 ? html`<ul class="taps">!${spots.map((spot) => spotItem(spot, path, context))}</ul>` : '<p>Por ahora no hay spots que emitir.</p>'}
</section>
!${todaySection(page, context)}
!${logsSection(page)}
<p class="paper__links"><a href="${path}/constancia">Constancia de emisión, para imprimir y firmar</a></p>
</article>`,
    },
    context,
  )
}

/** `08:05` */
const wall = (time: Date, { calendar }: PageContext): string => calendar.wallOf(time).slice(11, 16)

const langOf = (language: string | null): string => (language === null ? '' : html` lang="${language}"`)

function spotItem(
  { id, number, title, duration, language }: AiringsPage['spots'][number],
  path: string,
  { spots }: PageContext,
): string {
  return html`<li><form method="post" action="${path}/emisiones"><input type="hidden" name="work" value="${id}"><button class="tap"><span class="tap__title"!${langOf(language)}>${title}</span><span class="tap__facts">${spots.code(number)} · ${clock(duration)}</span></button></form></li>`
}

function withdrawnItem({ id, title, message }: AiringsPage['withdrawn'][number], path: string): string {
  return html`<li><p>${message}</p><form method="post" action="${path}/retirados"><input type="hidden" name="work" value="${id}"><button class="button" aria-label="Confirmar que ${title} ya no se emite">Confirmo que ya no lo emitimos</button></form></li>`
}

function logsSection({ path, openLogs }: AiringsPage): string {
  const waiting = openLogs === 1 ? 'Un registro espera' : `${openLogs} registros esperan`
  return html`<section><h2>Registro de su programa</h2><p>!${openLogs > 0 ? html`<b>${waiting} una respuesta.</b> ` : ''}En lugar de anotar una por una, envíe el registro de ZaraRadio, Rivendell, RadioDJ u otro.</p><p><a class="button" href="${path}/registros">${openLogs > 0 ? 'Responder' : 'Enviar un registro'}</a></p></section>`
}

function todaySection({ today, path }: AiringsPage, context: PageContext): string {
  if (today.length === 0) return ''
  return html`<section><h2>Anotado hoy (${today.length})</h2><ul class="log">
!${today.map(
    ({ spot, airedAt, byPerson }) =>
      html`<li><span><b>${wall(airedAt, context)}</b> ${spot.title}</span>!${
        byPerson
          ? html`<form method="post" action="${path}/deshacer"><input type="hidden" name="work" value="${spot.id}"><input type="hidden" name="at" value="${airedAt.toISOString()}"><button class="button button--quiet" aria-label="Deshacer ${spot.title} de las ${wall(airedAt, context)}">Deshacer</button></form>`
          : ''
      }</li>`,
  )}</ul></section>`
}
