import type { Logger } from 'pino'
import { type House, houseOf } from '../../media/house.ts'
import { type Airings, createAirings } from './airings.ts'
import { type Audit, createAudit } from './audit.ts'
import { type Captions, createCaptions } from './captions.ts'
import { type Credentials, createCredentials } from './credentials.ts'
import { type Crowds, createCrowds } from './crowds.ts'
import { atomically, type Engine } from './engine.ts'
import { createFigures, type Figures } from './figures.ts'
import { createFileClaims, type FileClaimsReader } from './file-claims.ts'
import { createHoldings, type Holdings } from './holdings.ts'
import { createImports, type Imports } from './imports.ts'
import { createInvitations, type Invitations } from './invitations.ts'
import { migrate } from './migrations.ts'
import { createNotices, type Notices } from './notices.ts'
import { type CatalogueAddress, openEngine } from './open-engine.ts'
import { createOpenLogs, type OpenLogs } from './open-logs.ts'
import { createPosters, type Posters } from './posters.ts'
import { createProgrammeCounts, type ProgrammeCountsReader } from './programme-counts.ts'
import { createProgrammeParts, type ProgrammeParts } from './programme-parts.ts'
import { createProgrammes, type Programmes } from './programmes.ts'
import { createReports, type Reports } from './reports.ts'
import { createServices, type Services } from './services.ts'
import { createSettings, type Settings } from './settings.ts'
import { createStaleTags, type StaleTags } from './stale-tags.ts'
import { createStations, type Stations } from './stations.ts'
import { createSuitcases, type Suitcases } from './suitcases.ts'
import { createSync, type Sync } from './sync.ts'
import { createTallies, type Tallies } from './tallies.ts'
import { createTimedScripts, type TimedScripts } from './timed-scripts.ts'
import { createUsers, type Users } from './users.ts'
import { createVersions, type Versions } from './versions.ts'
import { createTotalViews, createVitalCounts } from './vital-counts.ts'
import { createWorkLists, type WorkLists } from './work-lists.ts'
import { createWorks, type Works } from './works.ts'

/** The reading half of the catalogue: all that routes, pages and feeds get. */
export interface Reads {
  works: Pick<Works, 'byId' | 'byNumber' | 'bySlug'>
  versions: Pick<Versions, 'of' | 'replacedBefore' | 'byUpload' | 'unplaced'>
  lists: WorkLists
  staleTags: Pick<StaleTags, 'spots' | 'downloads' | 'unplaced'>
  captions: Pick<Captions, 'of'>
  timedScripts: Pick<TimedScripts, 'of' | 'ofMany' | 'stale' | 'orphans'>
  posters: Pick<Posters, 'shown' | 'of' | 'byId' | 'making' | 'leftover'>
  fileClaims: FileClaimsReader
  vitalCounts: ReturnType<typeof createVitalCounts>
  totalViews: ReturnType<typeof createTotalViews>
  crowds: Pick<Crowds, 'list'>
  figures: Figures
  reports: Pick<Reports, 'byId' | 'list'>
  users: Pick<Users, 'list' | 'byId' | 'byEmail' | 'withPassword' | 'hasAdministrator'>
  credentials: Pick<Credentials, 'userOfToken' | 'userOfSession' | 'tokensOf' | 'sessionsOf'>
  /** `keep` stores a value that the server generates once, such as a key; never a user's choice. */
  settings: Pick<Settings, 'get' | 'keep'>
  services: Pick<Services, 'list'>
  /** `wake` records what has become true through the passage of time. */
  sync: Sync
  notices: Pick<Notices, 'byId' | 'queued' | 'ofWork'>
  stations: Pick<Stations, 'list' | 'byId' | 'byUser' | 'byFeedHash' | 'byPageHash' | 'worksByCart'>
  holdings: Pick<Holdings, 'of' | 'holders' | 'counts' | 'confirmedBy' | 'confirmations'>
  airings: Pick<Airings, 'daily' | 'list' | 'countsSince' | 'last'>
  openLogs: Pick<OpenLogs, 'list' | 'byId'>
  suitcases: Pick<Suitcases, 'outing'>
  imports: Pick<Imports, 'known' | 'worksOf'>
  invitations: Pick<Invitations, 'list' | 'byHash'>
  programmes: Pick<Programmes, 'byId' | 'list' | 'find' | 'strays'>
  programmeCounts: ProgrammeCountsReader
  audit: Pick<Audit, 'list'>
}

/** The whole catalogue. Each writing method is atomic. */
export interface Writes {
  works: Works
  versions: Versions
  lists: WorkLists
  staleTags: StaleTags
  captions: Captions
  timedScripts: TimedScripts
  posters: Posters
  fileClaims: FileClaimsReader
  vitalCounts: ReturnType<typeof createVitalCounts>
  totalViews: ReturnType<typeof createTotalViews>
  tallies: Tallies
  crowds: Crowds
  figures: Figures
  reports: Reports
  users: Users
  credentials: Credentials
  settings: Settings
  services: Services
  sync: Sync
  notices: Notices
  stations: Stations
  holdings: Holdings
  imports: Imports
  invitations: Invitations
  programmes: Programmes
  programmeParts: ProgrammeParts
  programmeCounts: ProgrammeCountsReader
  airings: Airings
  openLogs: OpenLogs
  suitcases: Suitcases
  audit: Audit
}

/** The server's database. */
export interface Catalogue extends Reads {
  /**
   * Runs `change` in one transaction. With SQLite everything else waits for it to end, so `change` must await nothing
   * but `to`.
   */
  transaction<T>(change: (to: Writes) => Promise<T>): Promise<T>
  /** Resolves if the database responds; throws otherwise. */
  ping(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the catalogue, in Postgres if an address is given and otherwise in a file in the data folder, and migrates
 * it.
 */
export function openCatalogue(where: CatalogueAddress & { house: House }, log: Logger): Promise<Catalogue> {
  return createCatalogue(openEngine(where, log), undefined, where.house)
}

/**
 * The catalogue with its individual methods, for tests; all other code changes it through actions.
 * @param now the clock, for tests
 * @param house whose days and codes it uses
 */
export async function createCatalogue(
  engine: Engine,
  now?: () => Date,
  house: House = houseOf(),
): Promise<Catalogue & Writes> {
  try {
    await migrate(engine)
  } catch (error) {
    await engine.close()
    throw error
  }
  return {
    ...verbs(engine, house, now),
    transaction: (change) =>
      atomically(engine.db, (transaction) =>
        change(verbs({ ...engine, db: transaction, reads: transaction }, house, now)),
      ),
    async ping() {
      await engine.db.selectFrom('settings').select('key').limit(1).execute()
    },
    close: () => engine.close(),
  }
}

function verbs(engine: Engine, { calendar, spots }: House, now?: () => Date): Writes {
  return {
    works: createWorks(engine, now),
    versions: createVersions(engine, now),
    lists: createWorkLists(engine, spots, now),
    staleTags: createStaleTags(engine, now),
    captions: createCaptions(engine, now),
    timedScripts: createTimedScripts(engine, now),
    posters: createPosters(engine, now),
    fileClaims: createFileClaims(engine),
    vitalCounts: createVitalCounts(engine),
    totalViews: createTotalViews(engine),
    tallies: createTallies(engine, calendar, now),
    crowds: createCrowds(engine, now),
    figures: createFigures(engine, now),
    reports: createReports(engine, now),
    users: createUsers(engine, now),
    credentials: createCredentials(engine, now),
    settings: createSettings(engine),
    services: createServices(engine, now),
    sync: createSync(engine, now),
    notices: createNotices(engine, now),
    stations: createStations(engine, now),
    holdings: createHoldings(engine, now),
    imports: createImports(engine, now),
    invitations: createInvitations(engine, now),
    programmes: createProgrammes(engine, now),
    programmeParts: createProgrammeParts(engine, now),
    programmeCounts: createProgrammeCounts(engine, now),
    airings: createAirings(engine, calendar, now),
    openLogs: createOpenLogs(engine),
    suitcases: createSuitcases(engine, now),
    audit: createAudit(engine, now),
  }
}
