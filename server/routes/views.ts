import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import { Exact, Nothing, WorkId } from '../../media/schemas/common.ts'
import { AnyViewReport, type ReportView } from '../views/report-view.ts'

export interface ViewRoutes {
  reportView: ReportView
}

const MOST_BYTES = 2048

/**
 * Reports from pages. Nearly all are answered before they reach the app (`views/report-lane.ts`). There is no limit by
 * address, because a whole village may stand behind one: what limits them is that each page counts once.
 */
export const viewRoutes: FastifyPluginAsyncTypebox<ViewRoutes> = async (app, { reportView }) => {
  app.removeAllContentTypeParsers()
  // A page that is being closed may send text only (`sendBeacon`).
  app.addContentTypeParser(
    ['application/json', 'text/plain'],
    { parseAs: 'string', bodyLimit: MOST_BYTES },
    (_request, body, done) => {
      try {
        done(null, JSON.parse(String(body)))
      } catch (cause) {
        done(new ChaskiError('bad_request', { cause }))
      }
    },
  )

  app.post(
    '/api/works/:id/views',
    {
      schema: {
        tags: ['views'],
        operationId: 'reportView',
        summary: 'Report what was watched of a work on one page',
        description:
          'The token of the page vouches for the report, and each part counts once. What is not counted gets the same answer as what is: a token that is forged, too old or already counted, times that are not possible, robots, staff, pages of other sites.',
        errors: ['not_found', 'gone', 'not_ready'],
        params: Exact({ id: WorkId }),
        querystring: Nothing,
        body: AnyViewReport,
        response: { 204: Type.Null() },
      },
    },
    async ({ params, body, headers }, reply) => {
      await reportView(params.id, body, headers)
      return reply.code(204).send(null)
    },
  )
}
