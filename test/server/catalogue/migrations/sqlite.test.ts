import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '../../../../server/catalogue/sqlite.ts'
import { programmesMigrationContract } from './programmes-contract.ts'
import { watchedMigrationContract } from './watched-contract.ts'

const open = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-migration-'))
  return {
    engine: openSqlite(join(folder, 'catalogue.sqlite')),
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

programmesMigrationContract('SQLite', open)
watchedMigrationContract('SQLite', open)
