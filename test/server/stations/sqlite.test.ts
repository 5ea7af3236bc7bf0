import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '../../../server/catalogue/sqlite.ts'
import { stationContract } from './station-contract.ts'
import { syncContract } from './sync-contract.ts'

const open = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-sync-'))
  return {
    engine: openSqlite(join(folder, 'catalogue.sqlite')),
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

syncContract('SQLite', open)
stationContract('SQLite', open)
