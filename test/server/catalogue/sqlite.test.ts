import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '../../../server/catalogue/sqlite.ts'
import { catalogueContract } from './contract.ts'
import { programmesContract } from './programmes-contract.ts'

const open = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-sqlite-'))
  return {
    engine: openSqlite(join(folder, 'new', 'catalogue.sqlite')),
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

catalogueContract('SQLite', open)
programmesContract('SQLite', open)
