import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { type FileHandle, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Work } from '../../media/schemas/work.ts'
import { startTied, type TiedProcess } from '../../server/processes/tied-process.ts'
import { BARE_ENVIRONMENT } from './bare-environment.ts'
import { freePort } from './free-ports.ts'

const ROOT = join(import.meta.dirname, '../..')
const POLL_MS = 100

export type Part = 'server' | 'worker' | 'redis' | 'supervisor'

export interface TestSystem {
  /** Without a slash at its end. */
  url: string
  /** Bearer token of an administrator. */
  token: string
  dataDir: string
  call(path: string, init?: RequestInit): Promise<Response>
  upload(file: string, fields: Record<string, string>): Promise<Response>
  work(id: string): Promise<Work>
  /** Every process that works on this data folder. */
  processes(): Promise<RunningProcess[]>
  /** kill -9. Whether something starts it again is the supervisor's matter. */
  kill(part: Part): Promise<void>
  /** Starts it again after the supervisor was killed. */
  start(): Promise<void>
  /** Stops everything as Ctrl-C does, and keeps the data. */
  halt(): Promise<void>
  /** Stops everything and removes the data. */
  stop(): Promise<void>
}

export interface RunningProcess {
  pid: number
  command: string
}

const MARKS: Record<Part, string> = {
  server: 'server/main.ts',
  worker: 'workers/main.ts',
  redis: 'redis-server',
  supervisor: 'server/commands/start.ts',
}

/**
 * Starts the whole real system, as `./chaski start` does, on a free port and a data folder of its own.
 * @param env further variables, such as `SCRATCH_DIR`; with `DATA_DIR` the folder is the caller's to remove
 * @param log takes what it writes; without it, that goes where the test's own output goes
 */
export async function startSystem(
  env: Record<string, string> = {},
  log: FileHandle | null = null,
): Promise<TestSystem> {
  const dataDir = env.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'chaski-system-')))
  const token = randomBytes(24).toString('base64url')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const environment = {
    ...BARE_ENVIRONMENT,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
    ADMIN_TOKEN: token,
    LOG_LEVEL: 'error',
    ...env,
  }
  let supervisor: TiedProcess

  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url + path, { ...init, headers: { Authorization: `Bearer ${token}`, ...init.headers } })

  const start = async (): Promise<void> => {
    supervisor = await startTied(process.execPath, [join(ROOT, MARKS.supervisor)], {
      env: environment,
      stdio: ['ignore', log?.fd ?? 'inherit', log?.fd ?? 'inherit'],
      onOrphaned: 'KILL',
    })
    let ended = false
    void supervisor.exited.then(() => {
      ended = true
    })
    while (!(await isReady(url))) {
      if (ended) throw new Error('the system ended while it started')
      await delay(POLL_MS)
    }
  }

  const processes = (): Promise<RunningProcess[]> => processesOf(dataDir)
  const halt = async (): Promise<void> => supervisor.stop()

  await start()
  return {
    url,
    token,
    dataDir,
    call,
    processes,
    start,
    halt,

    async upload(file, fields) {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      form.set('file', await openAsBlob(file), basename(file))
      return call('/api/works', { method: 'POST', body: form })
    },

    work: async (id) => (await (await call(`/api/works/${id}`)).json()) as Work,

    async kill(part) {
      const victim = (await processes()).find(({ command }) => command.includes(MARKS[part]))
      if (!victim) throw new Error(`no ${part} runs`)
      process.kill(victim.pid, 'SIGKILL')
      if (part === 'supervisor') await supervisor.exited
    },

    async stop() {
      await halt()
      if (!env.DATA_DIR) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Files below a folder, as paths relative to it; none where it does not exist. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
}

/** Known by what they were started with, or by the environment that they inherited. */
export async function processesOf(dataDir: string): Promise<RunningProcess[]> {
  const { stdout } = await promisify(execFile)('ps', ['eww', '-A', '-o', 'pid=,args='], {
    maxBuffer: 2 ** 26,
  })
  return stdout
    .split('\n')
    .filter((line) => line.includes(dataDir))
    .map((line) => ({ pid: Number.parseInt(line, 10), command: line.trim() }))
    .filter(({ command }) => !/^\d+ ps /.test(command))
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok
  } catch {
    return false
  }
}
