import { runUntilTold } from '../supervisor/run-until-told.ts'
import { nothing } from './arguments/read-arguments.ts'
import { runCommand } from './run-command.ts'

await runCommand({
  name: 'start',
  usage: 'Usage: ./chaski start: server, workers and the private Redis, until Ctrl-C',

  async run(shell) {
    nothing(shell.args)
    await runUntilTold({ roles: ['server', 'worker'] }, shell)
  },
})
