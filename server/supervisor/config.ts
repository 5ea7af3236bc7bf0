import { ConfigError, type Env } from '../../media/config.ts'
import { readServerConfig, type ServerConfig } from '../config/config.ts'

/** The environment passed to the roles, and the settings that the supervisor itself reads from it. */
export interface SupervisorConfig {
  env: Env
  server: ServerConfig
}

/**
 * @param additions override the environment
 * @throws ConfigError listing every mistake
 */
export function readSupervisorConfig(env: Env, additions: Record<string, string> = {}): SupervisorConfig {
  const all = { ...env, ...additions }
  const server = readServerConfig(all)
  // With port 0 the server would pick one, and the supervisor would not know where to check its health.
  if (server.port === 0) throw new ConfigError(['PORT: expected a whole number from 1 to 65535'])
  return { env: all, server }
}
