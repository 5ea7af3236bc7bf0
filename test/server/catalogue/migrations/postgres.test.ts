import { pino } from 'pino'
import { openPostgres } from '../../../../server/catalogue/postgres.ts'
import { startTestPostgres } from '../../../support/postgres.ts'
import { watchedMigrationContract } from './watched-contract.ts'

watchedMigrationContract('Postgres', async () => {
  const postgres = await startTestPostgres()
  return { engine: openPostgres(postgres.url, pino({ level: 'silent' })), close: postgres.stop }
})
