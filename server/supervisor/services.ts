import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { SharedConfig } from '../../media/config.ts'
import { startTied, type TiedProcess } from '../processes/tied-process.ts'
import { ensureEmbeddedRedis } from '../redis/embedded.ts'
import type { Service } from './keep-running.ts'
import { logOutput } from './log-output.ts'

const ROOT = join(import.meta.dirname, '../..')
const POLL_MS = 50

interface Address {
  host: string
  port: number
}

/** Environment of the roles: that of this process plus additions. */
export type RoleEnv = NodeJS.ProcessEnv

/** The private Redis. If this supervisor adopted one that another started, it takes over once the other is gone. */
export function redisService({ dataDir, redisUrl }: Pick<SharedConfig, 'dataDir' | 'redisUrl'>): Service {
  return {
    name: 'redis',
    async start() {
      const redis = await ensureEmbeddedRedis(dataDir, redisUrl)
      return { exited: redis.exited.then(() => ({ code: null, signal: null })), stop: redis.stop }
    },
  }
}

/** @param address where it will listen. The service counts as started once it responds there */
export function serverService(address: Address, env: RoleEnv): Service {
  return {
    name: 'server',
    async start(signal) {
      await assertFree(address)
      const child = await startRole('server/main.ts', env, SERVER_OPTIONS)
      const ended = new AbortController()
      void child.exited.then(() => ended.abort())
      const live = `${localUrl(address)}/health/live`
      while (!(await answers(live))) {
        if (ended.signal.aborted) throw new Error('the server ended before it answered; see above')
        if (signal.aborted) await child.stop()
        signal.throwIfAborted()
        await delay(POLL_MS)
      }
      return child
    },
  }
}

/**
 * Node options for the roles. Most of what they allocate is short-lived, and by default V8 holds on to up to 50 MB of
 * it. A worker's memory belongs to the encoders; a server answers many requests at once. `compose.yaml` sets the same.
 */
const SERVER_OPTIONS = ['--max-semi-space-size=4'] as const
export const WORKER_OPTIONS = ['--max-semi-space-size=2'] as const

export function workerService(env: RoleEnv): Service {
  return { name: 'worker', start: () => startRole('workers/main.ts', env, WORKER_OPTIONS) }
}

async function startRole(main: string, env: RoleEnv, options: readonly string[]): Promise<TiedProcess> {
  const followParent = join(ROOT, 'server/supervisor/follow-parent.ts')
  const output = logOutput()
  const args = [...options, '--import', followParent, join(ROOT, main)]
  const child = await startTied(process.execPath, args, {
    env,
    stdio: ['ignore', output ? 'pipe' : 'inherit', 'inherit', 'ipc'],
    onOrphaned: 'KILL',
  })
  if (output) child.stdout?.pipe(output, { end: false })
  return child
}

/**
 * The address at which this machine reaches the server. A server listening on all interfaces also listens on
 * loopback.
 */
export function localUrl({ host, port }: Address): string {
  const reachable = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

/** Otherwise a response from another program on that port would be taken for our server's. */
async function assertFree({ host, port }: Address): Promise<void> {
  const probe = createServer().listen({ host, port, exclusive: true })
  try {
    await once(probe, 'listening')
  } catch (cause) {
    throw new Error(`cannot listen on ${host} port ${port}; set PORT to one that is free`, { cause })
  } finally {
    probe.close()
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}
