import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { publishedKey, type VersionRef } from '../../media/layout.ts'
import { createLocalStore } from '../../media/store/local.ts'
import type { Store } from '../../media/store/store.ts'
import type { JobContext } from '../../workers/jobs/context.ts'

export const TEST_REF: VersionRef = { workId: '2345678923456789', version: 1 }

export interface TestJob {
  context: JobContext
  store: Store
  /** For the test's own files. */
  folder: string
  abort: AbortController
  /** What was told to `progress`, in order. */
  progress: number[]
  /** Content of a file that the job published. */
  published(file: string): Promise<Buffer>
  /** A local path of it, for a reader that needs one. */
  pathOf(file: string): Promise<string>
  end(): Promise<void>
}

/** A job with a store and a scratch folder of its own, in a fresh temporary folder. */
export async function startJob(ref: VersionRef = TEST_REF): Promise<TestJob> {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-job-'))
  const scratch = await mkdtemp(join(folder, 'scratch-'))
  const store = createLocalStore(join(folder, 'store'))
  const abort = new AbortController()
  const progress: number[] = []
  const pathOf = (file: string): Promise<string> => store.localCopy(publishedKey(ref, file), folder)
  return {
    context: {
      store,
      scratch,
      signal: abort.signal,
      progress: (done) => progress.push(done),
      log: pino({ level: 'silent' }),
    },
    store,
    folder,
    abort,
    progress,
    pathOf,
    published: async (file) => readFile(await pathOf(file)),
    end: () => rm(folder, { recursive: true, force: true }),
  }
}
