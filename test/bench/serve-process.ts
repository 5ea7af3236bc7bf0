import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '../support/free-ports.ts'
import { startTestRedis } from '../support/redis.ts'

export interface BenchServer {
  url: string
  pid: number
  stop(): Promise<void>
}

const MAIN = join(import.meta.dirname, '../../server/main.ts')
const START_MS = 120_000

/**
 * The server process as it runs, on a data folder, with a Redis of its own.
 * @param settings further environment variables
 */
export async function startBenchServer(
  dataDir: string,
  settings: NodeJS.ProcessEnv = {},
): Promise<BenchServer> {
  const redis = await startTestRedis()
  const port = await freePort()
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...{ DATA_DIR: dataDir, REDIS_URL: redis.url, HOST: '127.0.0.1', PORT: String(port) },
      LOG_LEVEL: 'error',
      ...settings,
    },
  })
  const exited = once(child, 'exit')
  const stop = async (): Promise<void> => {
    child.kill()
    await exited
    await redis.stop()
  }
  const url = `http://127.0.0.1:${port}`
  for (const until = Date.now() + START_MS; ; await delay(100)) {
    if (await fetch(`${url}/health/ready`).catch(() => null)) return { url, pid: child.pid ?? 0, stop }
    if (child.exitCode === null && Date.now() < until) continue
    await stop()
    throw new Error('the server does not answer')
  }
}
