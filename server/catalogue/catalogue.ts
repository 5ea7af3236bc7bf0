import { join } from 'node:path'
import type { Logger } from 'pino'
import { type Airings, createAirings } from './airings.ts'
import { type Captions, createCaptions } from './captions.ts'
import { type Credentials, createCredentials } from './credentials.ts'
import type { Engine } from './engine.ts'
import { createHoldings, type Holdings } from './holdings.ts'
import { migrate } from './migrations.ts'
import { createNotices, type Notices } from './notices.ts'
import { openPostgres } from './postgres.ts'
import { createSettings, type Settings } from './settings.ts'
import { openSqlite } from './sqlite.ts'
import { createStaleTags, type StaleTags } from './stale-tags.ts'
import { createStations, type Stations } from './stations.ts'
import { createSync, type Sync } from './sync.ts'
import { createTallies, type Tallies } from './tallies.ts'
import { createUsers, type Users } from './users.ts'
import { createVersions, type Versions } from './versions.ts'
import { createWorkLists, type WorkLists } from './work-lists.ts'
import { createWorks, type Works } from './works.ts'

/** The memory of the server. */
export interface Catalogue {
  works: Works
  versions: Versions
  lists: WorkLists
  staleTags: StaleTags
  captions: Captions
  tallies: Tallies
  users: Users
  credentials: Credentials
  settings: Settings
  sync: Sync
  notices: Notices
  stations: Stations
  holdings: Holdings
  airings: Airings
  /** Answers, or throws. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** Opens the catalogue in Postgres if there is an address, else in a file of the data folder, and brings it up to date. */
export function openCatalogue(
  where: { databaseUrl: string | null; dataDir: string },
  log: Logger,
): Promise<Catalogue> {
  return createCatalogue(
    where.databaseUrl
      ? openPostgres(where.databaseUrl, log)
      : openSqlite(join(where.dataDir, 'catalogue.sqlite')),
  )
}

/** @param now the clock, for tests */
export async function createCatalogue(engine: Engine, now?: () => Date): Promise<Catalogue> {
  try {
    await migrate(engine)
  } catch (error) {
    await engine.db.destroy()
    throw error
  }
  return {
    works: createWorks(engine, now),
    versions: createVersions(engine),
    lists: createWorkLists(engine, now),
    staleTags: createStaleTags(engine, now),
    captions: createCaptions(engine, now),
    tallies: createTallies(engine, now),
    users: createUsers(engine, now),
    credentials: createCredentials(engine, now),
    settings: createSettings(engine),
    sync: createSync(engine, now),
    notices: createNotices(engine, now),
    stations: createStations(engine, now),
    holdings: createHoldings(engine, now),
    airings: createAirings(engine, now),
    async ping() {
      await engine.db.selectFrom('settings').select('key').limit(1).execute()
    },
    close: () => engine.db.destroy(),
  }
}
