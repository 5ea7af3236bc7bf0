import { availableParallelism } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { type Env, readConfig, readShared, type SharedConfig } from '../media/config.ts'

export interface WorkerConfig extends SharedConfig {
  /** Encodes in parallel, each with one thread. */
  concurrency: number
  /** Scratch folder for jobs. If it is on the same disk as the data, storing a finished file is a rename. */
  scratchDir: string
  /** Whether to refuse to start if uploads would be read outside a jail. */
  requireJail: boolean
  /** The program that gives scripts their times; null for our own way. */
  transcriber: string | null
  /** Disk space for sources fetched from a bucket; null without one. */
  sourceCacheBytes: number | null
}

const GIB = 2 ** 30

/** @throws ConfigError that lists every mistake in the environment */
export function readWorkerConfig(env: Env): WorkerConfig {
  return readConfig(env, (read) => {
    const shared = readShared(read)
    const transcriber = read.text('TRANSCRIBER')
    if (transcriber !== null && !isAbsolute(transcriber))
      read.mistake('TRANSCRIBER', 'the absolute path of a program, such as /opt/speech/align')
    const sourceCacheBytes = read.integer('SOURCE_CACHE_BYTES', { min: 1, max: 2 ** 50, otherwise: 20 * GIB })
    return {
      ...shared,
      concurrency: read.integer('WORKER_CONCURRENCY', {
        min: 1,
        max: 256,
        otherwise: availableParallelism(),
      }),
      requireJail: read.choice('REQUIRE_JAIL', ['yes', 'no'], 'no') === 'yes',
      transcriber,
      sourceCacheBytes: shared.bucket && sourceCacheBytes,
      scratchDir: resolve(read.text('SCRATCH_DIR') ?? join(shared.dataDir, 'scratch')),
    }
  })
}
