import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { FigureQuery, Figures } from '../../media/schemas/figures.ts'
import { FIGURE_HEADINGS } from '../figures/figure-headings.ts'
import { figureTable } from '../figures/figure-table.ts'
import { type FigureNeeds, readFigures } from '../figures/read-figures.ts'
import { languageOf } from '../http/language.ts'
import { checkedPeriod } from './airings.ts'
import { sendTable } from './table-reply.ts'

export interface FigureRoutes extends FigureNeeds {
  now?: () => Date
}

/** What was counted, for staff. */
export const figureRoutes: FastifyPluginAsyncTypebox<FigureRoutes> = async (app, needs) => {
  const { calendar, now = () => new Date() } = needs
  app.get(
    '/api/figures',
    {
      schema: {
        tags: ['views'],
        operationId: 'getFigures',
        summary:
          'What was counted in a period, by day, programme, work and more; thirty days if none is named',
        description:
          'Views of films are viewings of at least ten seconds, of spots plays, of brochures reads of at least three. What was counted before, or by another system, always stands apart, with its date and source. As JSON, or as a table for spreadsheets.',
        errors: [],
        querystring: FigureQuery,
        response: { 200: Figures },
      },
    },
    async (request, reply) => {
      const { query } = request
      const { programme, project, work, kind, language, province, by = 'day', format = 'json' } = query
      const figures = await readFigures(needs, {
        ...checkedPeriod(query, calendar.dayOf(now())),
        by,
        province,
        works: { programmeId: programme, projectId: project, workId: work, kind, language },
      })
      if (format === 'json') return figures
      const lang = query.lang ?? languageOf(request)
      const { sheet } = FIGURE_HEADINGS[lang]
      const file = `${sheet.toLowerCase()}-${figures.from}-${figures.until}`
      return sendTable(reply, format, { file, sheet, rows: figureTable(figures, lang) })
    },
  )
}
