import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { ChaskiError } from '../../media/errors.ts'
import { Exact, OneOf, WorkId } from '../../media/schemas/common.ts'
import {
  CreatedStation,
  NewStation,
  SECRETS,
  SpotStations,
  Station,
  StationEdit,
  StationId,
  StationList,
  StationSecrets,
  StationSpots,
} from '../../media/schemas/station.ts'
import type { StationActions } from '../actions/stations.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { languageOf } from '../http/language.ts'
import type { StationRecord } from '../records/station.ts'
import { spotStations, toStation } from '../stations/present-station.ts'
import { actorOf } from './common.ts'

export interface StationRoutes {
  catalogue: Pick<Reads, 'stations' | 'holdings' | 'airings' | 'sync' | 'notices' | 'works'>
  actions: StationActions
  /** Under which address the secret links of an answer begin. */
  baseUrlOf: (request: FastifyRequest) => string
  now?: () => Date
}

const tags = ['stations']
const One = Exact({ id: StationId })
const MONTH_MS = 30 * 24 * 3_600_000

/** The stations, for staff. */
export const stationRoutes: FastifyPluginAsyncTypebox<StationRoutes> = async (app, deps) => {
  const { catalogue, actions, baseUrlOf, now = () => new Date() } = deps
  const { stations, holdings, airings, sync, notices, works } = catalogue

  const present = async (records: StationRecord[]): Promise<Station[]> => {
    const [head, held, aired] = await Promise.all([
      sync.head(),
      holdings.counts(),
      airings.countsSince(new Date(now().getTime() - MONTH_MS)),
    ])
    return records.map((station) =>
      toStation(station, { head, holds: held.get(station.id) ?? 0, airings: aired.get(station.id) ?? 0 }),
    )
  }
  const one = async (record: StationRecord | null | undefined): Promise<Station> => {
    const [station] = record ? await present([record]) : []
    if (!station) throw new ChaskiError('not_found')
    return station
  }

  app.get(
    '/api/stations',
    {
      schema: {
        tags,
        operationId: 'listStations',
        summary: 'List all stations, by name',
        response: { 200: StationList },
      },
    },
    async () => ({ items: await present(await stations.list()) }),
  )

  app.post(
    '/api/stations',
    {
      schema: {
        tags,
        operationId: 'createStation',
        summary: 'Register a station. Its secrets are shown only in this response',
        body: NewStation,
        response: { 201: CreatedStation },
      },
    },
    async (request, reply) => {
      checkCarts(request.body)
      const { station, secrets } = await actions.create(actorOf(request), request.body, baseUrlOf(request))
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ station: await one(station), secrets })
    },
  )

  app.get(
    '/api/stations/:id',
    {
      schema: {
        tags,
        operationId: 'getStation',
        summary: 'Get a station',
        errors: ['not_found'],
        params: One,
        response: { 200: Station },
      },
    },
    async (request) => one(await stations.byId(request.params.id)),
  )

  app.patch(
    '/api/stations/:id',
    {
      schema: {
        tags,
        operationId: 'editStation',
        summary: 'Edit a station',
        errors: ['not_found'],
        params: One,
        body: StationEdit,
        response: { 200: Station },
      },
    },
    async (request) => {
      checkCarts(request.body)
      return one(await actions.edit(actorOf(request), request.params.id, request.body))
    },
  )

  app.post(
    '/api/stations/:id/revoke',
    {
      schema: {
        tags,
        operationId: 'revokeStation',
        summary: 'Revoke a station for good: its token, feed and page stop working',
        errors: ['not_found'],
        params: One,
        response: { 200: Station },
      },
    },
    async (request) => one(await actions.revoke(actorOf(request), request.params.id)),
  )

  app.post(
    '/api/stations/:id/secrets/:name',
    {
      schema: {
        tags,
        operationId: 'replaceStationSecret',
        summary:
          'Replace a secret. The old one stops working at once; the new one is shown only in this response',
        errors: ['not_found'],
        params: Exact({ id: StationId, name: OneOf(SECRETS) }),
        response: { 201: StationSecrets },
      },
    },
    async (request, reply) => {
      const { id, name } = request.params
      const secrets = await actions.renewSecret(actorOf(request), id, name, baseUrlOf(request))
      return reply.code(201).header('cache-control', 'no-store').send(secrets)
    },
  )

  app.get(
    '/api/stations/:id/spots',
    {
      schema: {
        tags,
        operationId: 'listStationSpots',
        summary: 'List the spots a station has on its disk, as it last acknowledged',
        errors: ['not_found'],
        params: One,
        response: { 200: StationSpots },
      },
    },
    async (request) => {
      await one(await stations.byId(request.params.id))
      return { items: await holdings.of(request.params.id) }
    },
  )

  app.get(
    '/api/works/:id/stations',
    {
      schema: {
        tags,
        operationId: 'listSpotStations',
        summary: 'Which stations hold a spot, and which have confirmed that it is off the air',
        errors: ['not_found'],
        params: Exact({ id: WorkId }),
        response: { 200: SpotStations },
      },
    },
    async (request) => {
      const { id } = request.params
      await sync.wake()
      const [announcement, work] = await Promise.all([sync.byWork(id), works.byId(id)])
      if (!announcement && !work) throw new ChaskiError('not_found')
      const change = announcement?.change ?? 0
      return spotStations({
        announcement: announcement ?? null,
        stations: await stations.list(),
        holders: await holdings.holders(id),
        confirmations: await holdings.confirmations(id, change),
        notices: await notices.ofWork(id, change),
        language: languageOf(request),
      })
    },
  )
}

function checkCarts({ carts }: StationEdit): void {
  if (carts && carts.last < carts.first) {
    throw new ChaskiError('bad_request', {
      fields: [{ path: 'carts.last', message: 'must not be below carts.first' }],
    })
  }
}
