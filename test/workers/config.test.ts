import { availableParallelism } from 'node:os'
import { describe, expect, it } from 'vitest'
import { readWorkerConfig } from '../../workers/config.ts'

describe('readWorkerConfig', () => {
  it('uses all cores and works beside the data', () => {
    expect(readWorkerConfig({ DATA_DIR: '/srv/chaski' })).toMatchObject({
      concurrency: availableParallelism(),
      requireJail: false,
      scratchDir: '/srv/chaski/scratch',
    })
  })

  it('does as it is told', () => {
    const env = { DATA_DIR: '/srv/chaski', WORKER_CONCURRENCY: '7', SCRATCH_DIR: '/mnt/fast' }
    expect(readWorkerConfig(env)).toMatchObject({ concurrency: 7, scratchDir: '/mnt/fast' })
  })

  it('says what it expected', () => {
    expect(() => readWorkerConfig({ WORKER_CONCURRENCY: 'all' })).toThrow(
      'WORKER_CONCURRENCY: expected a whole number from 1 to 256',
    )
  })
})
