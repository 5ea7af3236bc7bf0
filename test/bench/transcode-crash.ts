import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Queue, QueueEvents } from 'bullmq'
import { Redis } from 'ioredis'
import { QUEUES } from '../../media/jobs/queues.ts'
import { startEngine } from '../support/engine.ts'
import { ffmpeg } from '../support/samples.ts'
import { type WorkerProcess, workerProcess } from './worker-process.ts'

interface Recovery {
  /** Seconds from the kill until another worker has the chunk. */
  seconds: number
  /** Chunks that were begun more than once. */
  twice: number
}

/** Kills one of two workers with -9 while it encodes a chunk, and watches what becomes of that. */
export async function killedWorker(source: string): Promise<Recovery> {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-bench-crash-'))
  const engine = await startEngine(folder)
  const workers: WorkerProcess[] = []
  const startWorker = async (): Promise<WorkerProcess> => {
    const worker = await workerProcess(engine, 1)
    workers.push(worker)
    return worker
  }
  const connection = new Redis(engine.redis.url, { maxRetriesPerRequest: null })
  const events = new QueueEvents(QUEUES.encode, { connection })
  const encode = new Queue(QUEUES.encode, { connection })
  try {
    const short = join(folder, 'short.mp4')
    const size = ['-vf', 'scale=-2:480', '-t', '24', '-preset', 'ultrafast']
    await ffmpeg(['-i', source, ...size, short])
    await events.waitUntilReady()
    const begun = new Map<string, number[]>()
    events.on('active', ({ jobId }) => {
      begun.set(jobId, [...(begun.get(jobId) ?? []), Date.now()])
    })

    const victim = await startWorker()
    const ref = await engine.upload(short)
    const chunkAtWork = async (): Promise<string | undefined> =>
      (await encode.getActive()).find(({ name }) => name === 'chunk')?.id
    let chunk = await chunkAtWork()
    while (chunk === undefined) {
      await pause()
      chunk = await chunkAtWork()
    }
    // It has all there is to do: what is active now is its own.
    victim.kill()
    const killed = Date.now()
    await startWorker()
    for (let type = ''; type !== 'published'; type = engine.outcomesOf(ref).at(-1)?.type ?? '') {
      if (type === 'failed') throw new Error(JSON.stringify(engine.outcomesOf(ref).at(-1)))
      await pause()
    }
    const again = begun.get(chunk)?.find((time) => time > killed)
    const chunks = [...begun].filter(([id, times]) => id.includes('-chunk-') && times.length > 1)
    return { seconds: again === undefined ? 0 : (again - killed) / 1000, twice: chunks.length }
  } finally {
    for (const worker of workers) await worker.stop()
    await events.close()
    await encode.close()
    connection.disconnect()
    await engine.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))
