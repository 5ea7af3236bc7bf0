import { ConfigError, type Env } from '../../media/config.ts'
import { readServerConfig, type ServerConfig } from '../config/config.ts'

/** The environment that the roles are given, and what the supervisor itself reads of it. */
export interface SupervisorConfig {
  env: Env
  server: ServerConfig
}

/**
 * @param additions win over the environment
 * @throws ConfigError that names every mistake
 */
export function readSupervisorConfig(env: Env, additions: Record<string, string> = {}): SupervisorConfig {
  const all = { ...env, ...additions }
  const server = readServerConfig(all)
  // Under 0 the server would choose one by itself, and nobody would know where to ask whether it answers.
  if (server.port === 0) throw new ConfigError(['PORT: expected a whole number from 1 to 65535'])
  return { env: all, server }
}
