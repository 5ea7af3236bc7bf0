import { join } from 'node:path'
import { startTied } from '../processes/tied-process.ts'
import { nothing } from './arguments/read-arguments.ts'
import { watchSources } from './dev/source-changes.ts'
import { runCommand } from './run-command.ts'

const ROOT = join(import.meta.dirname, '../..')
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js')
const START = join(import.meta.dirname, 'start.ts')

const start = (...args: string[]) =>
  startTied(process.execPath, args, { stdio: 'inherit', onOrphaned: 'TERM' })

await runCommand({
  name: 'dev',
  usage: 'Usage: npm run dev: everything, started again at each change of the sources, until Ctrl-C',

  async run({ args, signal, say }) {
    nothing(args)
    // What was built before stays until it is replaced: the server finds no page without it.
    const builder = await start(
      VITE,
      'build',
      join(ROOT, 'player'),
      '--watch',
      '--emptyOutDir',
      'false',
      '--logLevel',
      'warn',
    )
    try {
      while (!signal.aborted) {
        const system = await start(START)
        await new Promise<void>((resolve) => {
          const stop = watchSources(ROOT, () => {
            stop()
            resolve()
          })
          signal.addEventListener('abort', () => {
            stop()
            resolve()
          })
        })
        if (!signal.aborted) say('chaski dev: something changed; starting again…')
        await system.stop()
      }
    } finally {
      await builder.stop()
    }
  },
})
