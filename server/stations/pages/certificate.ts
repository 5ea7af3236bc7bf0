import { html } from 'ghtml'
import type { AiringTotals } from '../../../media/schemas/airing.ts'
import type { PageContext } from '../../pages/context.ts'
import { calendarDay } from '../../pages/format.ts'
import { helpLine } from '../../pages/help.ts'
import { layout } from '../../pages/layout.ts'
import { paperStyle } from '../../pages/paper-style.ts'
import type { Period } from '../airing-totals.ts'

export interface Certificate {
  station: { name: string; place: string }
  period: Period
  totals: AiringTotals
  /** Path of this page. */
  path: string
}

interface Line {
  number: number
  title: string
  first: string
  last: string
  days: number
  count: number
}

/** What a station aired in a period, on one sheet with room for signature and stamp. */
export function certificatePage(
  { station, period, totals, path }: Certificate,
  context: PageContext,
): string {
  const { organisation, texts, spots } = context
  const lines = perSpot(totals)
  const said = (date: string): string => calendarDay(date, texts)
  const where = station.place ? html`, de ${station.place},` : ''
  return layout(
    {
      title: `Constancia de emisión: ${station.name}`,
      description: 'Constancia de los spots que emitió una emisora.',
      path,
      indexed: false,
      head: paperStyle(context),
      main: html`<article class="paper certificate">
<h1>Constancia de emisión</h1>
<form class="certificate__period" method="get" action="${path}">
<label class="field"><span>Desde</span><input type="date" name="desde" value="${period.from}" required></label>
<label class="field"><span>Hasta</span><input type="date" name="hasta" value="${period.until}" required></label>
<button class="button button--quiet">Mostrar</button>
</form>
<p>La emisora <strong>${station.name}</strong>!${where} deja constancia de que emitió los siguientes spots de <strong>${organisation}</strong> entre el ${said(period.from)} y el ${said(period.until)}.</p>
!${
        lines.length === 0
          ? '<p>No hay emisiones anotadas en esas fechas.</p>'
          : html`<table class="table"><thead><tr><th scope="col">Código</th><th scope="col">Spot</th><th scope="col">Primera</th><th scope="col">Última</th><th scope="col">Días</th><th scope="col">Emisiones</th></tr></thead>
<tbody>!${lines.map((line) => html`<tr><td>${spots.code(line.number)}</td><td>${line.title}</td><td>${line.first}</td><td>${line.last}</td><td>${line.days}</td><td>${line.count}</td></tr>`)}</tbody>
<tfoot><tr><th scope="row" colspan="5">Total</th><td>${totals.total}</td></tr></tfoot></table>`
      }
!${helpLine([], context)}
<div class="signature"><p>Nombre, cargo y DNI</p><p>Firma y sello</p><p>Lugar y fecha</p></div>
</article>`,
    },
    context,
  )
}

/** The totals of one station per spot, ordered by number. */
export function perSpot({ items }: Pick<AiringTotals, 'items'>): Line[] {
  const lines = new Map<number, Line>()
  for (const { day: date, work, count } of items) {
    const line = lines.get(work.number)
    if (!line) {
      lines.set(work.number, {
        number: work.number,
        title: work.title,
        first: date,
        last: date,
        days: 1,
        count,
      })
      continue
    }
    line.count += count
    line.days++
    if (date < line.first) line.first = date
    if (date > line.last) line.last = date
  }
  return [...lines.values()].sort((a, b) => a.number - b.number)
}
