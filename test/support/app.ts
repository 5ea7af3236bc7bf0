import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse, RouteOptions } from 'fastify'
import type { Redis } from 'ioredis'
import { type Logger, pino } from 'pino'
import type { BucketConfig } from '../../media/config.ts'
import { houseOf } from '../../media/house.ts'
import { newWorkId } from '../../media/ids.ts'
import type { VersionRef } from '../../media/layout.ts'
import type { Published, PublishedVideo } from '../../media/schemas/published.ts'
import type { WorkFields } from '../../media/schemas/work.ts'
import { openStore } from '../../media/store/open.ts'
import type { Store } from '../../media/store/store.ts'
import type { Kind, Role } from '../../media/vocabulary.ts'
import { hashSecret, newSecret } from '../../server/accounts/secrets.ts'
import { createIntake } from '../../server/actions/intake.ts'
import { createPlacementActions, type PlacementActions } from '../../server/actions/placement.ts'
import { createRemovalActions, type RemovalActions } from '../../server/actions/removal.ts'
import { type AppNeeds, buildApp } from '../../server/app.ts'
import { type Catalogue, createCatalogue, type Writes } from '../../server/catalogue/catalogue.ts'
import { openPostgres } from '../../server/catalogue/postgres.ts'
import { openSqlite } from '../../server/catalogue/sqlite.ts'
import { createHub, type Hub } from '../../server/events/hub.ts'
import { createDispatch, type Dispatch } from '../../server/jobs/dispatch.ts'
import type { UserRecord } from '../../server/records/user.ts'
import type { WorkRecord } from '../../server/records/work.ts'
import { openRedis } from '../../server/redis/open.ts'
import { tusProblem } from '../../server/routes/tus.ts'
import { createTus, type Tus } from '../../server/tus/tus.ts'
import { startTestRedis } from './redis.ts'

export const BASE_URL = 'https://chaski.example'

export interface TestApp {
  app: FastifyInstance
  catalogue: Catalogue & Writes
  placement: PlacementActions
  removal: RemovalActions
  dispatch: Dispatch
  hub: Hub
  redis: Redis
  store: Store
  tus: Tus
  /** Data folder of this app. */
  folder: string
  /** An account with a token, as headers of its requests. */
  as(role: Role): Promise<{ user: UserRecord; headers: { authorization: string } }>
  /** A work that was never uploaded; with `published`, one that is ready. */
  work(fields?: Partial<WorkFields> & { kind?: Kind; published?: Published }): Promise<WorkRecord>
  get(url: string, headers?: InjectOptions['headers']): Promise<LightMyRequestResponse>
  close(): Promise<void>
}

export interface TestAppOptions {
  /** Bytes that the store says are free. */
  freeBytes?: () => number
  maxUploadBytes?: number
  player?: AppNeeds['player']
  stationFolder?: string
  onRoute?: (route: RouteOptions) => void
  bodyDeadlines?: NonNullable<AppNeeds['bodyDeadlines']>
  /** Null: whatever name a client came by, for those that really connect. */
  baseUrl?: string | null
  /** The internal location of an nginx in front. */
  accelRedirect?: string
  /** A bucket to keep files in, in place of a folder. */
  bucket?: BucketConfig
  /** A Redis beside which others run, in place of one of its own. */
  redisUrl?: string
  /** A Postgres to keep the catalogue in, in place of SQLite. */
  databaseUrl?: string
  /** Time zone and prefix other than the usual ones. */
  house?: Parameters<typeof houseOf>[0]
  lastBackup?: AppNeeds['lastBackup']
  /** What the server would tell; silent by default. */
  log?: Logger
}

/** The server as it runs, on SQLite, a private Redis and a folder of its own, without listening and without workers. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const {
    freeBytes,
    maxUploadBytes = 10 ** 7,
    player = null,
    stationFolder,
    onRoute,
    bodyDeadlines,
    baseUrl = BASE_URL,
    accelRedirect = null,
    bucket = null,
    log = pino({ level: 'silent' }),
  } = options
  const folder = await mkdtemp(join(tmpdir(), 'chaski-app-'))
  const testRedis = options.redisUrl === undefined ? await startTestRedis() : null
  const redis = openRedis(options.redisUrl ?? testRedis?.url ?? '', log)
  const house = houseOf({ organisation: 'Prueba', ...options.house })
  const catalogue = await createCatalogue(
    options.databaseUrl === undefined
      ? openSqlite(join(folder, 'catalogue.sqlite'))
      : openPostgres(options.databaseUrl, log),
    undefined,
    house,
  )
  const hub = await createHub(redis, log)
  const dispatch = createDispatch({
    ...{ connection: redis, house, baseUrl: BASE_URL, log },
    services: () => catalogue.services.list(),
  })
  const uploadsFolder = join(folder, 'uploads')
  const opened = await openStore({ dataDir: folder, bucket })
  const store = freeBytes ? { ...opened, freeBytes: async () => freeBytes() } : opened
  const intake = createIntake({ catalogue, store, dispatch, hub, log })
  const tus = await createTus({
    folder: uploadsFolder,
    store,
    shared: bucket && { redis },
    catalogue,
    intake,
    maxBytes: maxUploadBytes,
    problemBody: tusProblem,
    log,
  })
  const app = await buildApp({
    config: {
      baseUrl,
      port: 0,
      house,
      siteTexts: {},
      maxUploadBytes,
      trustedProxies: 0,
      fileCacheBytes: 2 ** 20,
      accelRedirect,
      bucket,
    },
    log,
    catalogue,
    redis,
    store,
    uploadsFolder,
    dispatch,
    hub,
    intake,
    tus,
    player,
    ...(options.lastBackup && { lastBackup: options.lastBackup }),
    ...(stationFolder !== undefined && { stationFolder }),
    ...(onRoute && { onRoute }),
    ...(bodyDeadlines && { bodyDeadlines }),
  })

  return {
    app,
    catalogue,
    placement: createPlacementActions({ catalogue, hub }),
    removal: createRemovalActions({ catalogue, hub }),
    dispatch,
    hub,
    redis,
    store,
    tus,
    folder,

    async as(role) {
      const secret = newSecret()
      const user = await catalogue.users.create({
        email: `${secret.slice(0, 12)}@example.org`,
        name: role,
        role,
        password: null,
      })
      if (!user) throw new Error('the address was taken')
      await catalogue.credentials.addToken(user.id, 'test', hashSecret(secret))
      return { user, headers: { authorization: `Bearer ${secret}` } }
    },

    async work({ kind = 'video', published, ...fields } = {}) {
      const upload = { id: newWorkId(), kind, fileName: 'a.mp4', bytes: 10, sha256: 'ab'.repeat(32) }
      const row = await catalogue.works.create(upload, { title: 'Obra', ...fields })
      const ref: VersionRef = { workId: row.id, version: 1 }
      await catalogue.versions.notePlaced(ref)
      const ready = published && (await catalogue.works.move(ref, 'finished', { visible: published }))
      return ready ?? row
    },

    get: async (url, headers = {}) => app.inject({ url, headers }),

    async close() {
      await app.close()
      await dispatch.close()
      await hub.close()
      redis.disconnect()
      await catalogue.close()
      await testRedis?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What a worker says of a finished video, with the least in it. */
export const PUBLISHED_VIDEO: PublishedVideo = {
  kind: 'video',
  duration: 12,
  width: 320,
  height: 240,
  hasSound: true,
  rungs: [],
  poster: null,
  posterCandidates: [],
  storyboard: null,
  chapters: [],
  captions: [],
  downloads: [],
  loudness: null,
}
