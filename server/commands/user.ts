import pino from 'pino'
import { ConfigError } from '../../media/config.ts'
import { openCatalogue } from '../catalogue/catalogue.ts'
import { readSupervisorConfig } from '../supervisor/config.ts'
import { askPassword } from './user/ask-password.ts'
import { manageUsers, UserCommandError } from './user/manage-users.ts'

try {
  const { server } = readSupervisorConfig()
  const catalogue = await openCatalogue(server, pino({ level: 'warn' }))
  try {
    await manageUsers(process.argv.slice(2), catalogue.users, { askPassword, print: console.log })
  } finally {
    await catalogue.close()
  }
} catch (error) {
  if (!(error instanceof UserCommandError || error instanceof ConfigError)) throw error
  console.error(error.message.trimEnd())
  process.exitCode = 1
}
