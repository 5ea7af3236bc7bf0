import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { stationRoutes } from './stations.ts'
import { syncRoutes } from './sync.ts'

export interface ForStations {
  catalogue: Catalogue
  /** Under which address a client is told to find things; without a slash at its end. */
  baseUrlOf: (request: FastifyRequest) => string
}

/** Everything that radio stations, and those who look after them, use. */
export const forStations: FastifyPluginAsync<ForStations> = async (app, { catalogue, baseUrlOf }) => {
  await app.register(syncRoutes, { catalogue, baseUrlOf })
  await app.register(stationRoutes, { catalogue, baseUrlOf })
}
