import { pino } from 'pino'
import { openPostgres } from '../../../../server/catalogue/postgres.ts'
import { startTestPostgres } from '../../../support/postgres.ts'
import { programmesMigrationContract } from './programmes-contract.ts'
import { watchedMigrationContract } from './watched-contract.ts'

const open = async () => {
  const postgres = await startTestPostgres()
  return { engine: openPostgres(postgres.url, pino({ level: 'silent' })), close: postgres.stop }
}

programmesMigrationContract('Postgres', open)
watchedMigrationContract('Postgres', open)
