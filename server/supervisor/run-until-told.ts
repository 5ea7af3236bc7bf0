import pino from 'pino'
import { CONFIG_EXIT_CODE, ConfigError } from '../../media/config.ts'
import type { ServerConfig } from '../config.ts'
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

/**
 * Runs the roles, and the private Redis where `REDIS_URL` names no other, until SIGINT or SIGTERM; then stops them in
 * reverse order. The exit code of the process tells how it ended.
 */
export async function runUntilTold({ roles, prepare, afterStart }: Plan): Promise<void> {
  const told = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => told.abort())
  const { signal } = told
  const toldToStop = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  try {
    const config = readSupervisorConfig(await prepare?.(readSupervisorConfig().server))
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
    if (signal.aborted) return
    process.stderr.write(`chaski: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = error instanceof ConfigError ? CONFIG_EXIT_CODE : 1
  }
}
