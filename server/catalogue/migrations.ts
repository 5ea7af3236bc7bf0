import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Engine } from './engine.ts'
import { indexAnew } from './index-anew.ts'
import { createAudit } from './migrations/audit.ts'
import { forgetCarriedTags } from './migrations/carried-tags.ts'
import { noteUseOfCredentials } from './migrations/credentials.ts'
import { createCrowds } from './migrations/crowds.ts'
import { addFigureSums } from './migrations/figure-sums.ts'
import { createImports } from './migrations/imports.ts'
import { createInvitations } from './migrations/invitations.ts'
import { addChosenKinds } from './migrations/kinds.ts'
import { indexLists } from './migrations/lists.ts'
import { indexMostSeen } from './migrations/most-seen.ts'
import { createNearStems } from './migrations/near-stems.ts'
import { createOpenLogs } from './migrations/open-logs.ts'
import { addPlacedVersions } from './migrations/placed.ts'
import { createPosters } from './migrations/posters.ts'
import { createProgrammes } from './migrations/programmes.ts'
import { addPublishUntil } from './migrations/publish-until.ts'
import { createFixedReports } from './migrations/reports.ts'
import { addSensitive } from './migrations/sensitive.ts'
import { createServices } from './migrations/services.ts'
import { indexSizes } from './migrations/sizes.ts'
import { indexStaleTags } from './migrations/stale-tags.ts'
import { addStationProvinces } from './migrations/station-provinces.ts'
import { createStations } from './migrations/stations.ts'
import { indexStatusCounts } from './migrations/status-counts.ts'
import { createSuitcases } from './migrations/suitcases.ts'
import { addTagFingerprints } from './migrations/tags.ts'
import { createTimedScripts } from './migrations/timed-scripts.ts'
import { addDailyTotals } from './migrations/totals.ts'
import { takeUnvouchedViews } from './migrations/unvouched.ts'
import { widenWarnings } from './migrations/warnings.ts'
import { giveViewsTime } from './migrations/watched.ts'

/**
 * Migrates the database to the current schema. Safe when several servers start at once: the migrator holds a lock.
 * @param last stops after this migration, for tests of the next one on old data
 */
export async function migrate(engine: Engine, last?: string): Promise<void> {
  const migrator = new Migrator({
    db: engine.db,
    provider: { getMigrations: async () => migrations(engine) },
  })
  const { error } = await (last ? migrator.migrateTo(last) : migrator.migrateToLatest())
  if (error) throw new Error('the catalogue cannot be brought to its present shape', { cause: error })
}

/** The names of all migrations, in their order. */
export function migrationNames(engine: Engine): string[] {
  return Object.keys(migrations(engine)).sort()
}

// In order of name. Never change a released migration: add one that corrects it.
function migrations(engine: Engine): Record<string, Migration> {
  return {
    '2026-11-23-foundation': {
      async up(db: Kysely<unknown>) {
        await createWorks(db)
        await createAccounts(db)
        await engine.createSearch(db)
      },
    },
    '2026-11-23-stations': { up: createStations },
    '2026-11-23-tags': { up: addTagFingerprints },
    '2026-11-27-imports': { up: createImports },
    '2026-11-27-programmes': { up: createProgrammes },
    '2026-11-27-warnings': { up: widenWarnings },
    '2026-11-27-watched': { up: giveViewsTime },
    '2026-11-27-who-changed-what': { up: createAudit },
    '2026-11-27-whole-versions': { up: addPlacedVersions },
    '2026-11-27-work-lists': { up: indexLists },
    '2026-11-27-work-words': { up: (db) => engine.rekeySearch(db) },
    '2026-11-27-your-sessions': { up: noteUseOfCredentials },
    '2026-11-27T0720-kinds': { up: addChosenKinds },
    '2026-11-27T0820-crowds': { up: createCrowds },
    '2026-11-27T0821-daily-totals': { up: addDailyTotals },
    '2026-11-27T0822-unvouched-views': { up: takeUnvouchedViews },
    '2026-11-27T1340-open-logs': { up: createOpenLogs },
    '2026-11-27T1430-sensitive': { up: addSensitive },
    '2026-11-27T1442-services': { up: createServices },
    '2026-11-27T1503-reports': { up: createFixedReports },
    '2026-11-27T1506-ranked-search': {
      async up(db: Kysely<unknown>) {
        await engine.rankSearch(db)
        await createNearStems(db)
        await indexAnew(db, engine)
      },
    },
    '2026-11-27T2226-sizes': { up: indexSizes },
    '2026-11-27T2355-suitcases': { up: createSuitcases },
    '2026-11-28T0002-invitations': { up: createInvitations },
    '2026-11-28T0030-most-seen': { up: indexMostSeen },
    '2026-11-28T0051-publish-until': { up: addPublishUntil },
    '2026-11-28T0345-status-counts': { up: indexStatusCounts },
    '2026-11-28T0358-timed-scripts': { up: createTimedScripts },
    '2026-11-28T0409-posters': { up: createPosters },
    '2026-11-28T0410-figure-sums': { up: addFigureSums },
    '2026-11-28T0825-carried-tags': { up: forgetCarriedTags },
    '2026-11-28T0858-station-provinces': { up: addStationProvinces },
    '2026-11-28T0928-stale-tags': { up: indexStaleTags },
  }
}

async function createWorks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('works')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('slug_fixed', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('language', 'text')
    .addColumn('places', 'text', (column) => column.notNull())
    .addColumn('programme', 'text')
    .addColumn('partner', 'text')
    .addColumn('licence', 'text')
    .addColumn('credits', 'text', (column) => column.notNull())
    .addColumn('tags', 'text', (column) => column.notNull())
    .addColumn('visibility', 'text', (column) => column.notNull())
    .addColumn('publish_at', 'text')
    .addColumn('valid_from', 'text')
    .addColumn('valid_until', 'text')
    .addColumn('withdrawn_at', 'text')
    .addColumn('trashed_at', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('error_code', 'text')
    .addColumn('error_detail', 'text')
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('visible_version', 'integer')
    .addColumn('published', 'text')
    .addColumn('views', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('listed_at', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('works_listed').on('works').columns(['listed_at', 'id']).execute()
  await db.schema.createIndex('works_status').on('works').column('status').execute()

  await db.schema
    .createTable('work_places')
    .addColumn('work_id', 'text', (column) => column.notNull().references('works.id').onDelete('cascade'))
    .addColumn('place', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('work_places_key', ['work_id', 'place'])
    .execute()
  await db.schema.createIndex('work_places_place').on('work_places').column('place').execute()

  await db.schema
    .createTable('versions')
    .addColumn('work_id', 'text', (column) => column.notNull().references('works.id').onDelete('cascade'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('upload_id', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('removed_at', 'text')
    .addPrimaryKeyConstraint('versions_key', ['work_id', 'version'])
    .execute()

  await db.schema
    .createTable('captions')
    .addColumn('work_id', 'text', (column) => column.notNull().references('works.id').onDelete('cascade'))
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('captions_key', ['work_id', 'language'])
    .execute()

  await db.schema
    .createTable('tallies')
    .addColumn('batch', 'text', (column) => column.primaryKey())
    .addColumn('counted_at', 'text', (column) => column.notNull())
    .execute()
}

async function createAccounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('users')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('password', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('disabled_at', 'text')
    .execute()

  await db.schema
    .createTable('sessions')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('sessions_user').on('sessions').column('user_id').execute()

  await db.schema
    .createTable('tokens')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('settings')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute()
}
