import pino from 'pino'
import type { Env } from '../../media/config.ts'
import type { ServerConfig } from '../config/config.ts'
import { readSupervisorConfig, type SupervisorConfig } from './config.ts'
import { logOutput } from './log-output.ts'
import { runServices } from './run-services.ts'
import { type Role, servicesFor } from './system.ts'

interface Plan {
  roles: readonly Role[]
  /** Returns variables that override the environment of this process. */
  prepare?: (server: ServerConfig) => Promise<Record<string, string>>
  /** Called once all services are running. If it throws, they are stopped. */
  afterStart?: (config: SupervisorConfig, signal: AbortSignal) => Promise<void>
}

/** The stop signal, and the configuration. */
interface Told {
  env: Env
  signal: AbortSignal
}

/**
 * Runs the roles, plus a private Redis unless `REDIS_URL` names another, until it is told to stop. Then stops them in
 * reverse order.
 * @throws the reason a service could not run, unless a stop was requested in the meantime
 */
export async function runUntilTold(
  { roles, prepare, afterStart }: Plan,
  { env, signal }: Told,
): Promise<void> {
  const toldToStop = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  try {
    const config = readSupervisorConfig(env, await prepare?.(readSupervisorConfig(env).server))
    const log = pino({ name: 'chaski', level: config.server.logLevel }, logOutput() ?? pino.destination())
    const services = await runServices(servicesFor(roles, config), log, signal)
    log.info(`${roles.join(' and ')} started; Ctrl-C stops`)
    try {
      const work = afterStart?.(config, signal)
      await Promise.race([Promise.resolve(work).then(() => toldToStop), toldToStop, services.failed])
    } finally {
      await services.stop()
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
