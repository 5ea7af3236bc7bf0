import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { House } from '../../media/house.ts'
import type { Work } from '../../media/schemas/work.ts'
import type { Store } from '../../media/store/store.ts'
import type { Actions } from '../actions/actions.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { AccessCache } from '../delivery/access-cache.ts'
import type { FileServer } from '../delivery/file-server.ts'
import { createSpotIndex } from '../feeds/spot-index.ts'
import type { Site } from '../pages/request-context.ts'
import { airingLogRoutes } from './airing-logs.ts'
import { airingRoutes } from './airings.ts'
import { feedRoutes } from './feeds.ts'
import { spotFileRoutes } from './spot-files.ts'
import { stationPages } from './station-pages.ts'
import { stationRoutes } from './stations.ts'
import { suitcaseRoutes } from './suitcases.ts'
import { syncRoutes } from './sync.ts'

export interface ForStations {
  catalogue: Reads
  actions: Pick<Actions, 'stations' | 'airings' | 'airingLogs' | 'polls' | 'suitcases'>
  store: Pick<Store, 'read'>
  /** Where the built agent is; null without one, for tests of the API. */
  agentFolder: string | null
  /** Under which address a client is told to find things; without a slash at its end. */
  baseUrlOf: (request: FastifyRequest) => string
  house: House
  access: AccessCache
  files: FileServer
  /** What pages are made of; null without pages, for tests of the API. */
  pages: { site: Site; publicWorkBySlug(slug: string): Promise<Work | null> } | null
}

/** Everything that radio stations, and those who look after them, use. */
export const forStations: FastifyPluginAsync<ForStations> = async (app, deps) => {
  const { catalogue, actions, baseUrlOf, house, access, files, pages, store, agentFolder } = deps
  const { stations, airings, airingLogs, polls, suitcases } = actions
  const index = createSpotIndex(catalogue.sync)
  await app.register(syncRoutes, { catalogue, polls, baseUrlOf, house })
  await app.register(stationRoutes, { catalogue, actions: stations, baseUrlOf })
  await app.register(feedRoutes, { catalogue, polls, baseUrlOf, house, index })
  await app.register(airingRoutes, { catalogue, reports: airings, logs: airingLogs, house })
  await app.register(airingLogRoutes, { catalogue, logs: airingLogs })
  await app.register(suitcaseRoutes, {
    ...{ catalogue, store, house, baseUrlOf, agentFolder },
    ...{ suitcases, polls, airings, airingLogs },
  })
  await app.register(spotFileRoutes, { access, files, spots: house.spots })
  if (pages) await app.register(stationPages, { catalogue, airings, airingLogs, polls, index, ...pages })
}
