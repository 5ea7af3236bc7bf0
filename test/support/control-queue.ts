import { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import { afterEach, beforeEach } from 'vitest'
import { QUEUES } from '../../media/jobs/queues.ts'

/**
 * What the server asks of workers, for the tests of a file; emptied after each. To be called outside of tests.
 * @param redis asked for before each test
 * @returns the queue of the test that runs
 */
export function emptiedControlQueue<Data>(redis: () => Redis): () => Queue<Data> {
  let queue: Queue<Data> | null = null
  beforeEach(() => {
    queue = new Queue<Data>(QUEUES.control, { connection: redis() })
  })
  afterEach(async () => {
    await queue?.obliterate({ force: true })
    await queue?.close()
  })
  return () => {
    if (queue === null) throw new Error('only while a test runs')
    return queue
  }
}
