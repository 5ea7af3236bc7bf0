import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Store } from '../../media/store/store.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { airingRoutes } from './airings.ts'
import { feedRoutes } from './feeds.ts'
import { spotFileRoutes } from './spot-files.ts'
import { stationRoutes } from './stations.ts'
import { syncRoutes } from './sync.ts'

export interface ForStations {
  catalogue: Catalogue
  /** Under which address a client is told to find things; without a slash at its end. */
  baseUrlOf: (request: FastifyRequest) => string
  organisation: string
  store: Store
}

/** Everything that radio stations, and those who look after them, use. */
export const forStations: FastifyPluginAsync<ForStations> = async (app, deps) => {
  const { catalogue, baseUrlOf, organisation, store } = deps
  await app.register(syncRoutes, { catalogue, baseUrlOf })
  await app.register(stationRoutes, { catalogue, baseUrlOf })
  await app.register(feedRoutes, { catalogue, baseUrlOf, organisation })
  await app.register(airingRoutes, { catalogue })
  await app.register(spotFileRoutes, { catalogue, store })
}
