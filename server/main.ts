import { pino } from 'pino'
import { CONFIG_EXIT_CODE, ConfigError } from '../media/config.ts'
import { logOptions } from '../media/log-options.ts'
import { readServerConfig, type ServerConfig } from './config/config.ts'
import { startServer } from './start-server.ts'

// The server process. It ends on SIGINT or SIGTERM once the requests at hand are answered.
// Drafts, hashes of passwords and the queue are nobody else's on this machine.
process.umask(0o027)
const config = readConfigOrExit()
const log = pino(logOptions('server', config.logLevel))
const { stop } = await startServer(config, log)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // `stop` may be called again by the other signal: what is closed already is closed once.
  process.on(signal, () => {
    stop().catch((error: unknown) => {
      log.fatal({ err: error }, 'server did not stop cleanly')
      process.exitCode = 1
    })
  })
}

function readConfigOrExit(): ServerConfig {
  try {
    return readServerConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(CONFIG_EXIT_CODE)
  }
}
