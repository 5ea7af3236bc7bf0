import type { ControlJobs, EncodeJobs, Run } from '../media/jobs/queues.ts'
import { leaveScriptUntimed, scriptJob } from './alignment/script-job.ts'
import { downloadsJob, leaveDownloads } from './downloads-job.ts'
import type { RunHandler } from './jobs/handler.ts'
import { probeJob } from './probe-job.ts'
import { shortWorkJob } from './short-works.ts'
import { chunkJob } from './video/chunk-job.ts'
import { chunkPart, soundPart } from './video/cost.ts'
import { extraJob, leaveOutExtra } from './video/extras/extra-job.ts'
import { publishJob } from './video/publish-job.ts'
import { remuxJob } from './video/remux-job.ts'
import { soundJob } from './video/sound-job.ts'

type RunJobs = EncodeJobs & Pick<ControlJobs, 'probe' | 'publish'>

/** Every job that belongs to a run, by its name. */
export const RUN_HANDLERS: { readonly [N in keyof RunJobs]: RunHandler<RunJobs[N]> } = {
  probe: { run: probeJob, part: () => null },
  publish: { run: publishJob, part: () => null },
  remux: { run: remuxJob, part: () => 'remux' },
  audio: { run: soundJob, part: ({ group }) => soundPart(group) },
  chunk: { run: chunkJob, part: ({ group, index }) => chunkPart(group, index) },
  extra: { run: extraJob, part: ({ extra }) => `extra-${extra}`, leaveOut: leaveOutExtra },
  script: { run: scriptJob, part: () => null, leaveOut: leaveScriptUntimed },
  downloads: { run: downloadsJob, part: () => null, leaveOut: leaveDownloads },
  spot: { run: (needs, data, context) => shortWorkJob(needs, 'spot', data, context), part: () => 'spot' },
  brochure: {
    run: (needs, data, context) => shortWorkJob(needs, 'brochure', data, context),
    part: () => 'brochure',
  },
}

/** The handler of a job from a queue. The contract in `media/jobs/queues.ts` guarantees that name and data match. */
export function runHandler(name: string): RunHandler<Run> {
  if (!Object.hasOwn(RUN_HANDLERS, name)) throw new RangeError(`no job is called ${name}`)
  return RUN_HANDLERS[name as keyof RunJobs] as RunHandler<Run>
}
