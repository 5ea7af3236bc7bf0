import { pino } from 'pino'
import type { Env } from '../../media/config.ts'
import { type Catalogue, openCatalogue } from '../catalogue/catalogue.ts'
import { readServerConfig, type ServerConfig } from '../config/config.ts'
import type { Hub } from '../events/hub.ts'

/** For actions of the shell: a server that runs on the same catalogue sees their change when it next looks. */
export const NOBODY_LISTENS: Pick<Hub, 'publish'> = { publish: async () => {} }

/** Opens the catalogue that the environment names, for as long as `use` takes. A server may be running on it. */
export async function withCatalogue<T>(
  env: Env,
  use: (catalogue: Catalogue, config: ServerConfig) => Promise<T>,
): Promise<T> {
  const config = readServerConfig(env)
  const catalogue = await openCatalogue(config, pino({ level: 'warn' }, pino.destination(2)))
  try {
    return await use(catalogue, config)
  } finally {
    await catalogue.close()
  }
}
