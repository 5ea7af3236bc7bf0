import { pino } from 'pino'
import { openPostgres } from '../../../server/catalogue/postgres.ts'
import { startTestPostgres } from '../../support/postgres.ts'
import { stationContract } from './station-contract.ts'
import { syncContract } from './sync-contract.ts'

const open = async () => {
  const postgres = await startTestPostgres()
  return { engine: openPostgres(postgres.url, pino({ level: 'silent' })), close: postgres.stop }
}

syncContract('Postgres', open)
stationContract('Postgres', open)
