import type { ChaskiError } from '../../../media/errors.ts'
import type { EncodeJobs, Run } from '../../../media/jobs/queues.ts'
import type { VersionRef } from '../../../media/layout.ts'
import type { JobContext } from '../../jobs/context.ts'
import type { Needs } from '../../jobs/handler.ts'
import { extraPart } from '../cost.ts'
import type { LeftOut } from '../made-extras.ts'
import { EXTRAS, type ExtraName } from '../plan.ts'
import { type Planned, plannedOf } from '../planned.ts'
import { makeCaptions } from './captions.ts'
import { makeDownloads } from './downloads.ts'
import { makePictures } from './pictures.ts'
import { makePoster } from './poster.ts'
import { makeSoundAlone } from './sound-alone.ts'
import { makeStoryboard } from './storyboard.ts'

type MakeExtra = (ref: VersionRef, planned: Planned, context: JobContext) => Promise<unknown>

const MAKERS: Readonly<Record<ExtraName, MakeExtra>> = {
  poster: makePoster,
  pictures: makePictures,
  storyboard: makeStoryboard,
  sound: makeSoundAlone,
  downloads: makeDownloads,
  captions: makeCaptions,
}

/** Makes one extra and requests its publication. */
export async function extraJob(
  { ledger, jobs }: Needs,
  data: EncodeJobs['extra'],
  context: JobContext,
): Promise<void> {
  const { workId, version, attempt } = data
  const extra = EXTRAS.find((name) => name === data.extra)
  const planned = await plannedOf(ledger, data)
  if (planned === null || extra === undefined) return
  if (!(await ledger.has(data, extraPart(extra)))) {
    const result = await MAKERS[extra]({ workId, version }, planned, context)
    await ledger.enter(data, extraPart(extra), result)
  }
  await jobs.publish({ workId, version, attempt })
}

/** An extra never fails its work: if it cannot be made, it is left out, and staff get a warning with the reason. */
export async function leaveOutExtra(
  { ledger, jobs }: Needs,
  { workId, version, attempt, extra }: EncodeJobs['extra'],
  { code }: ChaskiError,
): Promise<void> {
  const name = EXTRAS.find((known) => known === extra)
  const run: Run = { workId, version, attempt }
  if (name === undefined) return
  await ledger.enter(run, extraPart(name), { leftOut: code } satisfies LeftOut)
  await jobs.publish(run)
}
