import { runUntilTold } from '../supervisor/run-until-told.ts'
import { nothing } from './arguments/read-arguments.ts'
import { runCommand } from './run-command.ts'

await runCommand({
  name: 'worker',
  usage: 'Usage: ./chaski worker: the workers only, for several machines',

  async run(shell) {
    nothing(shell.args)
    await runUntilTold({ roles: ['worker'] }, shell)
  },
})
