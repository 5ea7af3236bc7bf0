import { html } from 'ghtml'
import { LOG_COLUMNS, type LogColumn } from '../../../media/airing-logs/column-names.ts'
import type { LogQuestion } from '../../../media/airing-logs/read-log.ts'
import type { AiringReceipt } from '../../../media/schemas/airing.ts'
import type { PageContext } from '../../pages/context.ts'
import { layout } from '../../pages/layout.ts'
import { paperStyle } from '../../pages/paper-style.ts'
import type { OpenLogRecord } from '../../records/open-log.ts'

/** The content of the page where a station sends its logs. */
export interface LogsPage {
  station: { name: string }
  /** Path of the station's page, with its secret. */
  path: string
  /** Logs that wait for an answer. */
  open: OpenLogRecord[]
  /** What became of what was just sent or answered. */
  receipt: AiringReceipt | null
}

/** Sends logs and answers what they leave open. Works without JavaScript. */
export function logsPage({ station, path, open, receipt }: LogsPage, context: PageContext): string {
  return layout(
    {
      title: `Registros de ${station.name}`,
      description: 'Página de la emisora para enviar el registro de su programa.',
      path: `${path}/registros`,
      indexed: false,
      head: paperStyle(context),
      main: html`<article class="paper">
<p class="paper__code">${station.name}</p>
<h1>Registro de su programa</h1>
!${receipt ? receiptNote(receipt) : ''}
!${open.map((log) => openLog(log, path, context))}
<section><h2>Enviar un registro</h2>
<p>El de ZaraRadio, Rivendell, LibreTime, AzuraCast, RadioDJ, SAM, mAirList, OtsAV u otro programa, o una hoja de Excel con fecha, hora y archivo. Solo se cuentan los spots de ${context.organisation}; lo demás se descarta. Enviarlo dos veces no cuenta nada dos veces.</p>
<form class="form" method="post" action="${path}/registros" enctype="multipart/form-data">
<label class="field"><span>Archivo (.log, .txt, .csv, .xlsx)</span><input type="file" name="log" accept=".log,.txt,.csv,.tsv,.xlsx" required></label>
<button class="button">Enviar</button>
</form></section>
<p class="paper__links"><a href="${path}">Volver a la página de la emisora</a></p>
</article>`,
    },
    context,
  )
}

function receiptNote({ accepted, repeated, refused, notUnderstood, question }: AiringReceipt): string {
  if (question) return '<p class="said" role="status">Falta una respuesta para contar este registro.</p>'
  const unread = notUnderstood?.count ?? 0
  const counted = accepted === 1 ? 'Se contó 1 emisión.' : `Se contaron ${accepted} emisiones.`
  const known =
    repeated === 0 ? '' : repeated === 1 ? ' 1 ya estaba contada.' : ` ${repeated} ya estaban contadas.`
  return html`<div role="status"><p class="said">${counted}${known}</p>
!${refused.length > 0 ? html`<p>No se contaron:</p><ul class="points">!${refused.map(({ line, message }) => html`<li>Línea ${line}: ${message}</li>`)}</ul>` : ''}
!${unread > 0 ? html`<p>${unread === 1 ? 'Una línea no se entiende:' : `${unread} líneas no se entienden; las primeras:`}</p><ul class="points">!${notUnderstood?.first.map(({ line, text }) => html`<li>Línea ${line}: «${text}»</li>`) ?? ''}</ul>` : ''}
</div>`
}

function openLog(
  { id, fileName, isSample, question }: OpenLogRecord,
  path: string,
  context: PageContext,
): string {
  const action = `${path}/registros/${id}`
  return html`<section class="open-log"><h2>${fileName || 'Registro sin nombre'}</h2>
<p>!${isSample ? 'Lo envió el agente. Cuando usted responda, contará lo que guarda.' : 'Todavía no se contó nada de él.'}</p>
<form class="form" method="post" action="${action}">!${fieldsOf(question, context)}</form>
<form method="post" action="${action}/descartar"><button class="button button--quiet">Descartar este registro</button></form>
</section>`
}

function fieldsOf(question: LogQuestion, context: PageContext): string {
  switch (question.about) {
    case 'date_order':
      return html`<p>¿Qué día es ${question.written}? Se recordará: no se volverá a preguntar.</p>
<p><button class="button" name="dateOrder" value="day-first">${inWords(question.dayFirst, context)}</button> <button class="button" name="dateOrder" value="month-first">${inWords(question.monthFirst, context)}</button></p>`
    case 'day':
      return html`<label class="field"><span>No dice su día. ¿De qué día es?</span><input type="date" name="day" required></label>
<button class="button">Contar</button>`
    case 'columns':
      return columnFields(question)
  }
}

const inWords = (day: string, { calendar }: PageContext): string =>
  new Intl.DateTimeFormat('es-PE', { dateStyle: 'long', timeZone: calendar.zone }).format(
    calendar.startOf(day),
  )

const COLUMNS: Record<LogColumn, string> = {
  moment: 'Fecha y hora',
  day: 'Fecha',
  time: 'Hora',
  file: 'Archivo',
  cart: 'Cartucho',
  title: 'Título',
  artist: 'Artista',
  song: 'Artista - título',
  length: 'Duración',
}

function columnFields({ rows, guess }: LogQuestion & { about: 'columns' }): string {
  const width = Math.max(...rows.map((row) => row.length))
  const places = Array.from({ length: width }, (_, place) => place)
  const example = (place: number): string =>
    rows.map((row) => row[place] ?? '').find((cell) => cell !== '') ?? ''
  return html`<p>¿En qué columna está cada cosa? Hacen falta la hora y, para saber qué sonó, el archivo, el cartucho o el título. Se recordará: no se volverá a preguntar.</p>
<div class="wide"><table class="table"><thead><tr>!${places.map((place) => html`<th scope="col">${place + 1}</th>`)}</tr></thead>
<tbody>!${rows.map((row) => html`<tr>!${places.map((place) => html`<td>${row[place] ?? ''}</td>`)}</tr>`)}</tbody></table></div>
<div class="columns">!${LOG_COLUMNS.map(
    // The name `day` is that of the day of a log without any.
    (column) =>
      html`<label class="field"><span>${COLUMNS[column]}</span><select name="${column === 'day' ? 'date' : column}"><option value="">No está</option>!${places.map((place) => html`<option value="${place}"${guess[column] === place ? ' selected' : ''}>${place + 1}: ${example(place).slice(0, 24)}</option>`)}</select></label>`,
  )}</div>
<button class="button">Responder y contar</button>`
}
