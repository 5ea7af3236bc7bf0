import { join } from 'node:path'
import type { Logger } from 'pino'
import { openStore } from '../media/store/open.ts'
import { prepareAdministrator } from './actions/first-administrator.ts'
import { followNames } from './actions/follow-names.ts'
import { createIntake } from './actions/intake.ts'
import { createPlacementActions } from './actions/placement.ts'
import { refreshDownloads } from './actions/refresh-downloads.ts'
import { refreshTags } from './actions/refresh-tags.ts'
import { createRemovalActions } from './actions/removal.ts'
import { createScriptActions } from './actions/scripts.ts'
import { createWorkActions } from './actions/works.ts'
import { buildApp } from './app.ts'
import { readLastBackup } from './backup/last-backup.ts'
import { backUpNightly } from './backup/nightly.ts'
import { openCatalogue } from './catalogue/catalogue.ts'
import type { ServerConfig } from './config/config.ts'
import { createHub } from './events/hub.ts'
import { resumeAfterFullDisk } from './jobs/after-full-disk.ts'
import { createDispatch } from './jobs/dispatch.ts'
import { drainOutcomes } from './jobs/outcomes.ts'
import { promptly } from './jobs/prompt-dispatch.ts'
import { reconcile } from './jobs/reconcile.ts'
import { repeat } from './jobs/repeat.ts'
import { scheduleTally } from './jobs/schedule.ts'
import { sweepCatalogue } from './jobs/sweep.ts'
import { readSiteAssets } from './pages/assets.ts'
import { openRedis } from './redis/open.ts'
import { tusProblem } from './routes/tus.ts'
import { createMailer } from './stations/notices/mailer.ts'
import { sendNotices } from './stations/notices/send-notices.ts'
import { callWebhook } from './stations/notices/webhook.ts'
import { createTus } from './tus/tus.ts'

const PLAYER_FOLDER = join(import.meta.dirname, '../player/dist')
const STATION_FOLDER = join(import.meta.dirname, '../station/dist')
const RECONCILE_MS = 60_000
const SWEEP_MS = 10 * 60_000

export interface RunningServer {
  /** Where it listens. */
  url: string
  /** Lets requests end, then closes everything that was opened, last first. */
  stop(): Promise<void>
}

/** The server process: opens what it needs in order, and listens last. What was opened is closed if a later step fails. */
export async function startServer(config: ServerConfig, log: Logger): Promise<RunningServer> {
  const opened: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    for (let close = opened.pop(); close; close = opened.pop()) await close()
  }

  try {
    const catalogue = await openCatalogue(config, log)
    opened.push(() => catalogue.close())
    const redis = openRedis(config.redisUrl, log)
    opened.push(async () => redis.disconnect())
    const hub = await createHub(redis, log)
    opened.push(() => hub.close())
    const dispatch = createDispatch({
      connection: redis,
      house: config.house,
      baseUrl: config.baseUrl,
      services: () => catalogue.services.list(),
      log,
    })
    opened.push(() => dispatch.close())

    const store = await openStore(config)
    opened.push(async () => store.close?.())
    const intake = createIntake({ catalogue, store, dispatch: promptly(dispatch, log), hub, log })
    const uploadsFolder = join(config.dataDir, 'uploads')
    const tus = await createTus({
      folder: uploadsFolder,
      store,
      // A bucket is what several servers share; the folder of one machine is its own.
      shared: config.bucket && { redis },
      catalogue,
      intake,
      maxBytes: config.maxUploadBytes,
      problemBody: tusProblem,
      log,
    })
    await tus.recover()

    const { backup, dataDir } = config
    const app = await buildApp({
      ...(backup && { lastBackup: () => readLastBackup(dataDir, backup.to) }),
      config,
      log,
      catalogue,
      redis,
      store,
      uploadsFolder,
      dispatch,
      hub,
      intake,
      tus,
      player: {
        folder: PLAYER_FOLDER,
        assets: await readSiteAssets(join(PLAYER_FOLDER, '.vite/manifest.json')),
      },
      stationFolder: STATION_FOLDER,
      windowsFolder: join(config.dataDir, 'agent'),
    })
    opened.push(() => app.close())

    const scripts = createScriptActions({ catalogue, hub, store, dispatch })
    opened.push(await drainOutcomes({ connection: redis, catalogue, hub, scripts, store, log }))
    const mailer = config.mail && createMailer(config.mail)
    opened.push(async () => mailer?.close())
    opened.push(
      await sendNotices({
        connection: redis,
        catalogue,
        hub,
        log,
        channels: {
          mailer,
          callWebhook: (call) => callWebhook(call, { allowPrivate: config.privateWebhooks }),
          baseUrl: config.baseUrl ?? `http://localhost:${config.port}`,
          house: config.house,
        },
      }),
    )
    await scheduleTally(redis)
    const workActions = createWorkActions({ catalogue, hub, dispatch })
    const removal = createRemovalActions({ catalogue, hub })
    const placement = createPlacementActions({ catalogue, hub })
    opened.push(
      repeat(() => reconcile({ catalogue, placement, store, dispatch, log }), RECONCILE_MS, log),
      repeat(
        () => refreshTags({ catalogue, dispatch, store, hub, folder: uploadsFolder }),
        RECONCILE_MS,
        log,
      ),
      repeat(() => refreshDownloads({ catalogue, dispatch }), RECONCILE_MS, log),
      repeat(
        () => resumeAfterFullDisk({ lists: catalogue.lists, works: workActions, store, log }),
        RECONCILE_MS,
        log,
      ),
      repeat(() => scripts.catchUp(), RECONCILE_MS, log),
      repeat(() => followNames({ catalogue, hub }), RECONCILE_MS, log),
      repeat(() => sweepCatalogue({ catalogue, removal, dispatch, store }), SWEEP_MS, log),
      repeat(() => tus.expire(), SWEEP_MS, log),
      repeat((stopped) => store.settle(stopped), SWEEP_MS, log),
    )

    if (backup !== null) {
      const night = { dataDir, calendar: config.house.calendar, to: backup.to, log }
      opened.push(repeat((stopped) => backUpNightly({ ...night, stopped }), RECONCILE_MS, log))
    }

    const setup = await prepareAdministrator({ catalogue, hub }, config.admin)
    const url = await app.listen({ host: config.host, port: config.port })
    log.info({ url: config.baseUrl ?? url }, 'server listening')
    if (setup !== null) {
      const link = `${config.baseUrl ?? url}/studio/#/setup?token=${setup}`
      log.warn({ link }, 'no administrator yet: open this link once to create the first one')
    }
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
