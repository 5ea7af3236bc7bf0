import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { pino } from 'pino'
import { newWorkId } from '../../media/ids.ts'
import {
  JOB_RULES,
  type Outcome,
  PRIORITY,
  type ProbeJob,
  probeJobId,
  QUEUES,
} from '../../media/jobs/queues.ts'
import { originalKey, publishedFolder, type VersionRef } from '../../media/layout.ts'
import { createLocalStore } from '../../media/store/local.ts'
import { storeFolder } from '../../media/store/open.ts'
import type { Store } from '../../media/store/store.ts'
import type { Kind } from '../../media/vocabulary.ts'
import { startWorker } from '../../workers/worker.ts'
import { startTestRedis, type TestRedis } from './redis.ts'
import { SAMPLE_TAGS } from './tags.ts'

/** Queues of jobs that encode. */
export const ENCODES = [QUEUES.short, QUEUES.opening, QUEUES.encode, QUEUES.large] as const
const LIVE = ['active', 'waiting', 'prioritized', 'delayed'] as const

export interface TestEngine {
  redis: TestRedis
  connection: Redis
  store: Store
  dataDir: string
  /** All outcomes so far, in order. */
  outcomes: Outcome[]
  outcomesOf(ref: VersionRef): Outcome[]
  /** Starts another worker inside this process, with a scratch folder of its own. */
  worker(name?: string, concurrency?: number): Promise<() => Promise<void>>
  /** Stores a file as an upload and asks for it to be made. */
  upload(path: string, kind?: Kind, kindIsSet?: boolean): Promise<VersionRef>
  /** Asks (again) for a version to be made. */
  make(ref: VersionRef, attempt: number, kind?: Kind, kindIsSet?: boolean): Promise<void>
  /** The local folder of what was published of a version. */
  folder(ref: VersionRef): string
  /** Folders of jobs below the scratch folders of all workers. */
  leftovers(): Promise<string[]>
  /** Ids of the jobs that are left in the queues. */
  waiting(): Promise<string[]>
  stop(): Promise<void>
}

/**
 * A Redis, a store and the server's end of the queues; workers are started by the test.
 * @param given a folder that the caller removes; without it, one is made that goes with the engine
 */
export async function startEngine(given?: string): Promise<TestEngine> {
  const dataDir = given ?? (await mkdtemp(join(tmpdir(), 'chaski-engine-')))
  const redis = await startTestRedis()
  const connection = new Redis(redis.url, { maxRetriesPerRequest: null })
  connection.on('error', () => {})
  const root = storeFolder(dataDir)
  const store = createLocalStore(root)
  const outcomes: Outcome[] = []
  const control = new Queue(QUEUES.control, { connection })
  const drain = new Worker<Outcome>(QUEUES.outcome, async ({ data }) => void outcomes.push(data), {
    connection,
    concurrency: 1,
  })
  const queues = [control, ...ENCODES.map((name) => new Queue(name, { connection }))]
  for (const queue of queues) queue.on('error', () => {})
  drain.on('error', () => {})
  const workers: (() => Promise<void>)[] = []

  const make: TestEngine['make'] = async (ref, attempt, kind = 'video', kindIsSet = false) => {
    const stored = await store.stat(originalKey(ref))
    const job: ProbeJob = {
      ...ref,
      attempt,
      kind,
      kindIsSet,
      sha256: '',
      bytes: stored?.bytes ?? 0,
      tags: SAMPLE_TAGS,
    }
    const jobId = probeJobId(ref, attempt)
    const once = { removeOnComplete: true, removeOnFail: true }
    await control.add('probe', job, { ...JOB_RULES, ...once, jobId, priority: PRIORITY.short })
  }

  return {
    redis,
    connection,
    store,
    dataDir,
    outcomes,
    outcomesOf: ({ workId }) => outcomes.filter((outcome) => outcome.workId === workId),
    async worker(name = 'scratch', concurrency = 1) {
      const stop = await startWorker({
        redisUrl: redis.url,
        store,
        scratchDir: join(dataDir, name),
        concurrency,
        log: pino({ level: 'silent' }),
      })
      workers.push(stop)
      return stop
    },
    async upload(path, kind, kindIsSet) {
      const ref = { workId: newWorkId(), version: 1 }
      const copy = join(dataDir, `upload-${ref.workId}`)
      await copyFile(path, copy)
      await store.putFile(originalKey(ref), copy)
      await make(ref, 1, kind, kindIsSet)
      return ref
    },
    make,
    folder: (ref) => join(root, publishedFolder(ref)),
    async leftovers() {
      const scratches = (await readdir(dataDir)).filter((name) => name.startsWith('scratch'))
      const left: string[] = []
      for (const scratch of scratches) {
        for (const worker of await readdir(join(dataDir, scratch))) {
          left.push(...(await readdir(join(dataDir, scratch, worker))))
        }
      }
      return left
    },
    async waiting() {
      const jobs = await Promise.all(queues.map((queue) => queue.getJobs([...LIVE])))
      return jobs.flat().map((job) => job?.id ?? '')
    },
    async stop() {
      for (const stop of workers) await stop()
      await drain.close()
      for (const queue of queues) await queue.close()
      connection.disconnect()
      await redis.stop()
      if (given === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}
