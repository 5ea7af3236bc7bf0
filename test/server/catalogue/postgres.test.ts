import { pino } from 'pino'
import { openPostgres } from '../../../server/catalogue/postgres.ts'
import { startTestPostgres } from '../../support/postgres.ts'
import { catalogueContract } from './contract.ts'
import { programmesContract } from './programmes-contract.ts'

const open = async () => {
  const postgres = await startTestPostgres()
  return { engine: openPostgres(postgres.url, pino({ level: 'silent' })), close: postgres.stop }
}

catalogueContract('Postgres', open)
programmesContract('Postgres', open)
