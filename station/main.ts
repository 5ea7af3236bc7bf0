import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { farewell, runAgent } from './agent.ts'
import { readCommandLine } from './command-line.ts'
import { environment, readConfigFile, settingsFrom } from './config.ts'
import { StationError } from './failure.ts'
import { HELP } from './help.ts'
import { keepSmall } from './memory.ts'
import { pathsIn } from './paths.ts'
import { loadState } from './state-file.ts'
import { statusLines } from './status.ts'
import { VERSION } from './version.ts'

const stop = new AbortController()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => stop.abort())

async function run(): Promise<number> {
  let line: ReturnType<typeof readCommandLine>
  try {
    line = readCommandLine(process.argv.slice(2))
  } catch (error) {
    throw new StationError('usage', `${error instanceof Error ? error.message : error}. Pruebe --help.`)
  }
  if (line.verb === 'help') {
    console.log(HELP)
    return 0
  }
  if (line.verb === 'version') {
    console.log(VERSION)
    return 0
  }
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'chaski-station.json')
  const file = readConfigFile(line.configFile ?? beside, line.configFile !== null)
  const { settings: fromEnvironment, proxies } = environment()
  const { settings, mistakes } = settingsFrom(
    [line.settings, fromEnvironment, file],
    proxies,
    line.verb === 'pull',
  )
  if (mistakes.length > 0) throw new StationError('usage', mistakes.join('\n'))
  if (line.verb === 'status') {
    const { state } = await loadState(pathsIn(settings.folder))
    for (const text of statusLines(state, Date.now())) console.log(text)
    return 0
  }
  return runAgent(settings, stop.signal, console.log, keepSmall())
}

try {
  process.exitCode = await run()
} catch (error) {
  if (!stop.signal.aborted) {
    const { sentence, code } = farewell(error)
    console.error(sentence)
    process.exitCode = code
  }
}
