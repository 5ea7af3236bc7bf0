import { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import { QUEUES, SCHEDULED } from '../../media/queues.ts'

/** Sets the clock of the jobs that nobody asks for. The same from every server: each name is one schedule. */
export async function scheduleJobs(connection: Redis): Promise<void> {
  const control = new Queue(QUEUES.control, { connection })
  try {
    for (const [name, { every, priority }] of Object.entries(SCHEDULED)) {
      await control.upsertJobScheduler(
        name,
        { every },
        { name, data: {}, opts: { priority, removeOnComplete: true, removeOnFail: { count: 10 } } },
      )
    }
  } finally {
    await control.close()
  }
}
