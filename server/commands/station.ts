import { pino } from 'pino'
import { CONFIG_EXIT_CODE, ConfigError } from '../../media/config.ts'
import { openCatalogue } from '../catalogue/catalogue.ts'
import { readServerConfig } from '../config.ts'
import { STATION_USAGE, stationCommand, UsageError } from '../stations/command.ts'

const EX_USAGE = 64

try {
  const config = readServerConfig(process.env)
  const catalogue = await openCatalogue(config, pino({ level: 'warn' }))
  try {
    const baseUrl = config.baseUrl ?? `http://localhost:${config.port}`
    process.stdout.write(await stationCommand(process.argv.slice(2), { catalogue, baseUrl }))
  } finally {
    await catalogue.close()
  }
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`chaski station: ${error.message}\n\n${STATION_USAGE}`)
    process.exitCode = EX_USAGE
  } else if (error instanceof ConfigError) {
    console.error(error.message)
    process.exitCode = CONFIG_EXIT_CODE
  } else {
    throw error
  }
}
