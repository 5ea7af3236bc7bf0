import { type Job, Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import type { House } from '../../media/house.ts'
import {
  CANCEL_CHANNEL,
  cancelKey,
  downloadsJobId,
  JOB_RULES,
  PRIORITY,
  type ProbeJob,
  posterJobId,
  probeJobId,
  QUEUES,
  type SweepJob,
  scriptJobId,
  type WorkTags,
} from '../../media/jobs/queues.ts'
import type { VersionRef } from '../../media/layout.ts'
import type { Making, Rewriting } from '../actions/making.ts'
import type { ServiceRecord } from '../records/service.ts'
import type { WorkRecord } from '../records/work.ts'
import { helpInOneLine } from '../rules/near-services.ts'
import { tagsOf } from '../rules/work-tags.ts'

export interface Dispatch extends Making, Rewriting {
  /** Queues the deletion of files that nobody needs any more. */
  sweep(versions: SweepJob['versions']): Promise<void>
  /** The versions, as `versionKey`, with any job waiting, running or reported. */
  busyVersions(): Promise<Set<string>>
  /** Number of jobs by queue and state, for the metrics. */
  counts(): Promise<Record<string, Record<string, number>>>
  /** Seconds for which the job that waits longest has waited, by queue. */
  oldest(): Promise<Record<string, number>>
  close(): Promise<void>
}

interface Options {
  connection: Redis
  house: House
  baseUrl: string | null
  /** Where help is to be had, as files say it. */
  services: () => Promise<readonly ServiceRecord[]>
  log: Logger
}

// Longer than any job can take, so that even a late one sees the cancellation.
const CANCELLED_SECONDS = 7 * 24 * 60 * 60

/** Enough to tell that a queue stands. */
const MOST_LOOKED_AT = 200

const LIVE_STATES = ['active', 'waiting', 'prioritized', 'delayed', 'waiting-children'] as const

export function versionKey({ workId, version }: VersionRef): string {
  return `${workId}/${version}`
}

export function createDispatch({ connection, house, baseUrl, services, log }: Options): Dispatch {
  const queues = Object.values(QUEUES).map((name) => {
    const queue = new Queue(name, { connection })
    queue.on('error', (error) => log.warn({ err: error, queue: name }, 'queue connection failed'))
    return queue
  })
  const queue = (name: string): Queue => {
    const found = queues.find((queue) => queue.name === name)
    if (!found) throw new Error(`the queue contract lacks ${name}`)
    return found
  }
  const control = queue(QUEUES.control)
  const short = queue(QUEUES.short)
  // A spot takes a second; a film would keep the next spot waiting.
  const scripts = { spot: short, film: queue(QUEUES.encode) }

  const tagsFor = async (work: WorkRecord): Promise<WorkTags> =>
    tagsOf(work, house, baseUrl, helpInOneLine(await services(), work.places))

  return {
    async make(work) {
      await control.add('probe', probeJob(work, await tagsFor(work)), {
        ...JOB_RULES,
        jobId: probeJobId({ workId: work.id, version: work.version }, work.attempt),
        priority: PRIORITY.short,
        // Gone with its end: what it found is in its outcomes, and a version may have to be asked for again.
        removeOnComplete: true,
        removeOnFail: true,
      })
    },

    async timeScript(job) {
      await scripts[job.kind === 'spot' ? 'spot' : 'film'].add('script', job, {
        ...JOB_RULES,
        jobId: scriptJobId(job),
        priority: PRIORITY.scripts,
        removeOnComplete: true,
        removeOnFail: true,
      })
    },

    async makeDownloads(work, request) {
      const job = { ...request, tags: await tagsFor(work) }
      const queue = job.kind === 'video' ? scripts.film : short
      await queue.add('downloads', job, {
        ...{ ...JOB_RULES, jobId: downloadsJobId(job), priority: PRIORITY.scripts },
        ...{ removeOnComplete: true, removeOnFail: true },
      })
    },

    async makePoster(job) {
      await short.add('poster', job, {
        ...{ ...JOB_RULES, jobId: posterJobId(job), priority: PRIORITY.short },
        ...{ removeOnComplete: true, removeOnFail: true },
      })
    },

    async cancel(ref) {
      await connection.set(cancelKey(ref), '1', 'EX', CANCELLED_SECONDS)
      await connection.publish(CANCEL_CHANNEL, JSON.stringify({ workId: ref.workId, version: ref.version }))
    },

    async allow(ref) {
      await connection.del(cancelKey(ref))
    },

    async sweep(versions) {
      if (versions.length === 0) return
      const job: SweepJob = { versions }
      await control.add('sweep', job, {
        ...JOB_RULES,
        priority: PRIORITY.highRungs,
        removeOnComplete: true,
        removeOnFail: { count: 100 },
      })
    },

    async busyVersions() {
      const jobs: Job[][] = await Promise.all(queues.map((queue) => queue.getJobs([...LIVE_STATES])))
      return new Set(
        jobs
          .flat()
          // A job may disappear while the list is read; BullMQ then leaves a hole.
          .flatMap((job) => (isVersionRef(job?.data) ? versionKey(job.data) : [])),
      )
    },

    async counts() {
      const entries = await Promise.all(
        queues.map(async (queue) => [queue.name, await queue.getJobCounts()] as const),
      )
      return Object.fromEntries(entries)
    },

    async oldest() {
      const entries = await Promise.all(
        queues.map(async (queue) => {
          // The oldest is not the next where priorities differ; what was added first has the lowest time.
          const waiting = await queue.getJobs(['waiting', 'prioritized'], 0, MOST_LOOKED_AT - 1, true)
          const times = waiting.map((job) => job?.timestamp ?? Date.now())
          return [queue.name, times.length === 0 ? 0 : (Date.now() - Math.min(...times)) / 1000] as const
        }),
      )
      return Object.fromEntries(entries)
    },

    async close() {
      await Promise.all(queues.map((queue) => queue.close()))
    },
  }
}

function probeJob(work: WorkRecord, tags: ProbeJob['tags']): ProbeJob {
  return {
    workId: work.id,
    version: work.version,
    attempt: work.attempt,
    kind: work.kind,
    kindIsSet: work.kindIsSet || work.visibleVersion !== null,
    sha256: work.sha256,
    bytes: work.bytes,
    tags,
  }
}

function isVersionRef(data: unknown): data is VersionRef {
  return typeof data === 'object' && data !== null && 'workId' in data && 'version' in data
}
