import { ConfigError } from '../../media/config.ts'
import { readServerConfig, type ServerConfig } from '../config.ts'

/** The environment that the roles are given, and what the supervisor itself reads of it. */
export interface SupervisorConfig {
  env: NodeJS.ProcessEnv
  server: ServerConfig
}

/**
 * The environment of this process.
 * @param additions win over it
 * @throws ConfigError that names every mistake
 */
export function readSupervisorConfig(additions: Record<string, string> = {}): SupervisorConfig {
  const env = { ...process.env, ...additions }
  const server = readServerConfig(env)
  // Under 0 the server would choose one by itself, and nobody would know where to ask whether it answers.
  if (server.port === 0) throw new ConfigError(['PORT: expected a whole number from 1 to 65535'])
  return { env, server }
}
