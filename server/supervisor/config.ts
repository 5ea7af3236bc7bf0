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
  return { env, server: readServerConfig(env) }
}
