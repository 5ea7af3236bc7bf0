import { runUntilTold } from '../supervisor/run-until-told.ts'
import { nothing } from './arguments/read-arguments.ts'
import { runCommand } from './run-command.ts'

await runCommand({
  name: 'server',
  usage: 'Usage: ./chaski server: the server only, for several machines',

  async run(shell) {
    nothing(shell.args)
    await runUntilTold({ roles: ['server'] }, shell)
  },
})
