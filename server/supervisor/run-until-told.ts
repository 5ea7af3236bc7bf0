import pino from 'pino'
import type { Env } from '../../media/config.ts'
import type { ServerConfig } from '../config/config.ts'
import { readSupervisorConfig, type SupervisorConfig } from './config.ts'
import { logOutput } from './log-output.ts'
import { runServices } from './run-services.ts'
import { type Role, servicesFor } from './system.ts'

interface Plan {
  roles: readonly Role[]
  /** Gives variables that win over the environment of this process. */
  prepare?: (server: ServerConfig) => Promise<Record<string, string>>
  /** Called when all services run; what it throws ends them. */
  afterStart?: (config: SupervisorConfig, signal: AbortSignal) => Promise<void>
}

/** How it is told to stop, and what it is set up by. */
interface Told {
  env: Env
  signal: AbortSignal
}

/**
 * Runs the roles, and the private Redis where `REDIS_URL` names no other, until it is told to stop; then stops them in
 * reverse order.
 * @throws what kept them from running, unless they were told to stop meanwhile
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
