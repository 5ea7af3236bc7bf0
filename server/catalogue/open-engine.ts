import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Engine } from './engine.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/** Where the catalogue is kept. */
export interface CatalogueAddress {
  /** Postgres; null for SQLite in the data folder. */
  databaseUrl: string | null
  dataDir: string
}

export function sqliteFile(dataDir: string): string {
  return join(dataDir, 'catalogue.sqlite')
}

/** The database as it is, without bringing its tables up to date. */
export function openEngine({ databaseUrl, dataDir }: CatalogueAddress, log: Logger): Engine {
  return databaseUrl === null ? openSqlite(sqliteFile(dataDir)) : openPostgres(databaseUrl, log)
}
