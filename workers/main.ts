import { pino } from 'pino'
import { CONFIG_EXIT_CODE, ConfigError } from '../media/config.ts'
import { logOptions } from '../media/log-options.ts'
import { openStore } from '../media/store/open.ts'
import { readWorkerConfig, type WorkerConfig } from './config.ts'
import { findJail } from './jail/jail.ts'
import { startWorker } from './worker.ts'

// The worker role as a process.

function configured(): WorkerConfig {
  try {
    return readWorkerConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(CONFIG_EXIT_CODE)
  }
}

// Only the server hands out stored files; no other account on this machine needs access.
process.umask(0o027)
const config = configured()
const log = pino(logOptions('worker', config.logLevel))
if (config.requireJail) {
  const jail = await findJail()
  if (!jail.on) {
    process.stderr.write(`REQUIRE_JAIL=yes, but there is no jail for what reads uploads: ${jail.why}\n`)
    process.exit(CONFIG_EXIT_CODE)
  }
}
const stop = await startWorker({ ...config, store: await openStore(config), log })

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'worker stopping')
    stop().catch((error: unknown) => {
      log.error({ err: error }, 'worker did not stop cleanly')
      process.exitCode = 1
    })
  })
}
