import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { farewell, runAgent } from './agent.ts'
import { readCommandLine } from './command-line.ts'
import { environment, type RawSettings, readConfigFile, settingsFrom } from './config.ts'
import { writeWhole } from './durable.ts'
import { EXIT_CODES, StationError } from './failure.ts'
import { HELP } from './help.ts'
import { keepSmall } from './memory.ts'
import { pathsIn } from './paths.ts'
import { askSettings, USUAL_LOGS } from './setup.ts'
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
  const configFile = line.configFile ?? beside
  let file = readConfigFile(configFile, line.configFile !== null && line.verb !== 'setup')
  if (line.verb === 'setup') file = await setUp(configFile, { ...file, ...line.settings })
  const { settings: fromEnvironment, proxies } = environment()
  const { settings, mistakes } = settingsFrom(
    [line.settings, fromEnvironment, file],
    proxies,
    line.verb !== 'status',
  )
  if (mistakes.length > 0) throw new StationError('usage', mistakes.join('\n'))
  if (line.verb === 'status') {
    const { state } = await loadState(pathsIn(settings.folder))
    for (const text of statusLines(state, Date.now())) console.log(text)
    return 0
  }
  const code = await runAgent(settings, stop.signal, console.log, keepSmall())
  return line.verb === 'setup' ? codeOfSetUp(code, configFile, file) : code
}

/** Settings that the server takes are in place, even where the link or the disk was not up to the first pull. */
async function codeOfSetUp(code: number, path: string, settings: RawSettings): Promise<number> {
  if (code !== EXIT_CODES.token) return SETTLED.includes(code) ? 0 : code
  // So that it is asked again.
  const { token: _, ...others } = settings
  await writeSettings(path, others)
  return code
}

const SETTLED: number[] = [EXIT_CODES.offline, EXIT_CODES.pending, EXIT_CODES.disk]

/** For its owner alone: it has the token. */
function writeSettings(path: string, settings: RawSettings): Promise<void> {
  return writeWhole(path, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 })
}

/** Asks whoever sits there, and writes what they say beside the program. */
async function setUp(path: string, known: RawSettings): Promise<RawSettings> {
  const { createInterface } = await import('node:readline')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const ended = new Promise<null>((resolve) => terminal.once('close', () => resolve(null)))
  const ask = (question: string) =>
    Promise.race([new Promise<string>((resolve) => terminal.question(question, resolve)), ended])
  try {
    const onWindows = process.platform === 'win32'
    const proposals = {
      folder: onWindows ? 'C:\\Chaski' : join(homedir(), 'chaski'),
      logs: USUAL_LOGS.find((folder) => onWindows && existsSync(folder)) ?? null,
    }
    const settings = await askSettings(known, proposals, ask, console.log)
    await writeSettings(path, settings)
    return settings
  } finally {
    terminal.close()
  }
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
