import { join } from 'node:path'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { ChaskiError } from '../../media/errors.ts'
import { Exact } from '../../media/schemas/common.ts'
import { StationId } from '../../media/schemas/station.ts'
import { TakenIn } from '../../media/schemas/suitcase.ts'
import { LARGEST_DOCUMENT, stationFolder } from '../../media/suitcase/layout.ts'
import type { SuitcaseActions } from '../actions/suitcases.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { PackNeeds } from '../suitcase/pack.ts'
import { prepareOuting } from '../suitcase/prepare-outing.ts'
import { AGENT_FILE } from '../suitcase/start-file.ts'
import { takeInDocument, type UnpackNeeds } from '../suitcase/unpack.ts'
import { zipSuitcase } from '../suitcase/zip.ts'
import { actorOf, answerOf } from './common.ts'

export interface SuitcaseRoutes extends Omit<PackNeeds, 'catalogue' | 'suitcases' | 'baseUrl'>, UnpackNeeds {
  catalogue: PackNeeds['catalogue'] & UnpackNeeds['catalogue'] & Pick<Reads, 'stations'>
  suitcases: SuitcaseActions
  /** Where the built agent is; null without one, for tests of the API. */
  agentFolder: string | null
  /** Under which address the server is known to stations. */
  baseUrlOf: (request: FastifyRequest) => string
}

const tags = ['stations']

/** Sticks for stations without a link, for staff. */
export const suitcaseRoutes: FastifyPluginAsyncTypebox<SuitcaseRoutes> = async (app, deps) => {
  const { catalogue, store, agentFolder, baseUrlOf } = deps
  const agent = agentFolder && join(agentFolder, AGENT_FILE)

  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: LARGEST_DOCUMENT },
    (_request, body, done) => done(null, body),
  )

  app.post(
    '/api/stations/:id/suitcase',
    {
      schema: {
        tags,
        operationId: 'packSuitcase',
        summary: 'A suitcase for a station without a link: a ZIP to be unpacked onto a stick',
        errors: ['not_found'],
        params: Exact({ id: StationId }),
        response: { 200: answerOf('The suitcase', 'application/zip') },
      },
    },
    async (request, reply) => {
      const station = await catalogue.stations.byId(request.params.id)
      if (!station || station.revokedAt !== null) throw new ChaskiError('not_found')
      const needs = { ...deps, baseUrl: baseUrlOf(request) }
      const prepared = await prepareOuting(actorOf(request), station, null, needs)
      return reply
        .type('application/zip')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${stationFolder(station)}.zip"`)
        .send(zipSuitcase(station, prepared, { store, agent }))
    },
  )

  app.post(
    '/api/suitcases',
    {
      bodyLimit: LARGEST_DOCUMENT,
      config: { body: 'raw' },
      schema: {
        tags,
        operationId: 'unpackSuitcase',
        summary: 'Take in what came home from a station on a stick; once, however often',
        errors: ['suitcase_damaged', 'suitcase_foreign'],
        requestBody: {
          content: {
            'application/octet-stream': {
              schema: { type: 'string', description: '`regreso.jws` from the stick' },
            },
          },
        },
        response: { 200: TakenIn },
      },
    },
    async (request) => {
      const { body } = request
      if (!Buffer.isBuffer(body)) throw new ChaskiError('suitcase_damaged')
      const taken = await takeInDocument(actorOf(request), body.toString('utf8'), deps)
      const { station, receipt, questions, holds, isRepeated } = taken
      return {
        station: { id: station.id, name: station.name },
        airings: receipt,
        ...{ questions, holds },
        repeated: isRepeated,
      }
    },
  )
}
