import type { Logger } from 'pino'
import type { Making } from '../actions/making.ts'
import { briefly } from '../events/briefly.ts'

/**
 * The same for somebody who waits for an answer. Where the queue is away, the wish stays with the connection and
 * reaches the queue when that is back; what a restart loses meanwhile, `reconcile` asks for again.
 */
export function promptly(dispatch: Making, log: Logger, limit?: number): Making {
  const ask = async (wish: string, asking: Promise<void>): Promise<void> => {
    const asked = asking.catch((error: unknown) => log.warn({ err: error, wish }, 'job not queued'))
    if (!(await briefly(asked, limit)))
      log.warn({ wish }, 'queue not responding; job will be queued when it is back')
  }
  return {
    make: (work) => ask('make', dispatch.make(work)),
    makePoster: (job) => ask('poster', dispatch.makePoster(job)),
    cancel: (ref) => ask('cancel', dispatch.cancel(ref)),
    timeScript: (job) => ask('timeScript', dispatch.timeScript(job)),
    allow: (ref) => ask('allow', dispatch.allow(ref)),
  }
}
