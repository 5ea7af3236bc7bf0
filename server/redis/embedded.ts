import { spawnSync } from 'node:child_process'
import { lstat, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startTied } from '../processes/tied-process.ts'
import { inspectRedis } from './inspect.ts'
import { clearLeftover, isAlive } from './leftover.ts'
import { withFileLock } from './lock.ts'

const POLL_MS = 20
const ADOPTED_POLL_MS = 500

export interface EmbeddedRedis {
  pid: number
  /** Whether it ran already; then it is not ours to stop. */
  adopted: boolean
  /** Settles when it is gone, for whatever reason. */
  exited: Promise<void>
  /** Ends it if we started it: it writes its file out first. An adopted one is left alone. */
  stop(): Promise<void>
}

/**
 * Makes sure that the private Redis of a data folder runs, and resolves when it serves. One that runs already is
 * adopted: two on the same append-only file would destroy it, so finding out and starting happen under a lock.
 *
 * Its data is `<dataDir>/redis`: an append-only file, written out every second, and never evicted from.
 * @param socket path of its unix socket, from `embeddedRedisSocket`
 */
export async function ensureEmbeddedRedis(dataDir: string, socket: string): Promise<EmbeddedRedis> {
  const folder = join(dataDir, 'redis')
  const place = { folder, socket, pidFile: join(folder, 'redis.pid') }
  await ownFolder(folder)
  await ownFolder(dirname(socket))

  return withFileLock(join(folder, 'start.lock'), async () => {
    const pid = await running(socket)
    if (pid !== null) return adopt(pid)
    await clearLeftover(place)
    return start(place)
  })
}

async function start(place: { folder: string; socket: string; pidFile: string }): Promise<EmbeddedRedis> {
  const logFile = join(place.folder, 'redis.log')
  const settings = {
    port: '0',
    unixsocket: place.socket,
    unixsocketperm: '700',
    dir: place.folder,
    pidfile: place.pidFile,
    logfile: logFile,
    daemonize: 'no',
    appendonly: 'yes',
    appendfsync: 'everysec',
    save: '',
    'maxmemory-policy': 'noeviction',
  }
  const child = await startTied(
    redisBinary(),
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    // TERM, so that it writes its file out even if we are killed.
    { stdio: 'ignore', onOrphaned: 'TERM' },
  )
  const ended = new AbortController()
  const exited = child.exited.then(() => ended.abort())
  const pid = await served(place.socket, ended.signal)
  if (pid === null) throw new Error(`Redis ended while starting:\n${await tail(logFile)}`)
  return { pid, adopted: false, exited, stop: child.stop }
}

/**
 * Waits for as long as the file takes to load: hours of work may stand in it.
 * @returns its process id, or null once `givenUp` is signalled
 */
async function served(socket: string, givenUp: AbortSignal): Promise<number | null> {
  while (!givenUp.aborted) {
    const answer = await inspectRedis(socket)
    if (answer.state === 'ready') return answer.pid
    await delay(POLL_MS)
  }
  return null
}

/** The one that runs already, once it serves; null where none answers, or where it ends while it loads. */
async function running(socket: string): Promise<number | null> {
  for (;;) {
    const answer = await inspectRedis(socket)
    if (answer.state === 'none') return null
    if (answer.state === 'ready') return answer.pid
    await delay(POLL_MS)
  }
}

function adopt(pid: number): EmbeddedRedis {
  const stopped = new AbortController()
  const watch = async (): Promise<void> => {
    while (isAlive(pid) && !stopped.signal.aborted) await delay(ADOPTED_POLL_MS, undefined, { ref: false })
  }
  return { pid, adopted: true, exited: watch(), stop: async () => stopped.abort() }
}

/** A folder that nobody else can write to: whoever can replace the socket reads and forges every job. */
async function ownFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  const found = await lstat(path)
  const uid = process.getuid?.()
  if (!found.isDirectory() || (found.uid !== uid && uid !== 0)) {
    throw new Error(`${path} belongs to somebody else; remove it or choose another DATA_DIR`)
  }
}

/** Debian 13 and Fedora carry Valkey, the free continuation, beside or instead of Redis. */
function redisBinary(): string {
  const found = ['redis-server', 'valkey-server'].find(
    (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
  )
  if (!found) throw new Error('redis-server is not installed, and REDIS_URL names no other')
  return found
}

async function tail(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).split('\n').slice(-15).join('\n')
}
