import { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import { PRIORITY, QUEUES, TALLY_EVERY } from '../../media/jobs/queues.ts'

/** Schedules the tally. All servers do; the name makes it one schedule. */
export async function scheduleTally(connection: Redis): Promise<void> {
  const control = new Queue(QUEUES.control, { connection })
  try {
    await control.upsertJobScheduler(
      'tally',
      { every: TALLY_EVERY },
      {
        name: 'tally',
        data: {},
        opts: { priority: PRIORITY.short, removeOnComplete: true, removeOnFail: { count: 10 } },
      },
    )
  } finally {
    await control.close()
  }
}
