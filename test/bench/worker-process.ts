import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { WORKER_OPTIONS } from '../../server/supervisor/services.ts'
import type { TestEngine } from '../support/engine.ts'

const ROOT = resolve(import.meta.dirname, '../..')

export interface WorkerProcess {
  pid: number
  kill(): void
  /** Resolves when it has ended, also where it was killed. */
  stop(): Promise<void>
}

/** The worker role as `./chaski` starts it: a process of its own, with its code compiled once and kept. */
export async function workerProcess(
  { dataDir, redis }: Pick<TestEngine, 'dataDir' | 'redis'>,
  concurrency: number,
): Promise<WorkerProcess> {
  const child: ChildProcess = spawn(process.execPath, [...WORKER_OPTIONS, join(ROOT, 'workers/main.ts')], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      REDIS_URL: redis.url,
      WORKER_CONCURRENCY: String(concurrency),
      NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/node-compile'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { pid, stdout } = child
  if (pid === undefined || stdout === null) throw new Error('the worker could not be started')
  const exited = once(child, 'exit')
  // Its first line of log tells that it takes jobs.
  await once(stdout, 'data')
  stdout.resume()
  return {
    pid,
    kill: () => void child.kill('SIGKILL'),
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}
