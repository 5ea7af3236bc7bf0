import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { probeFile } from '../../workers/ffmpeg/ffprobe.ts'
import { sourceFacts } from '../../workers/probe/facts.ts'
import { fitForMessage, MESSAGE_BYTES } from '../../workers/video/extras/message-size.ts'
import { planVideo } from '../../workers/video/plan.ts'
import { startJob, type TestJob } from '../support/job-context.ts'
import { ffmpeg } from '../support/samples.ts'
import { SAMPLE_TAGS } from '../support/tags.ts'

const SECONDS = 240

let job: TestJob
beforeAll(async () => {
  job = await startJob()
})
afterAll(() => job?.end())

it('a film too large for it fits into a message, and uses what it may', async () => {
  const source = join(job.folder, 'film.mp4')
  // Grain, so that it would be far too large; few frames, so that it is made soon.
  const grain = `testsrc2=s=256x144:r=5:d=${SECONDS},noise=alls=60:allf=t`
  await ffmpeg([
    ...['-f', 'lavfi', '-i', grain, '-f', 'lavfi', '-i', `anoisesrc=r=16000:a=0.1:d=${SECONDS}`],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '16', '-ac', '1', source],
  ])
  expect((await stat(source)).size).toBeGreaterThan(MESSAGE_BYTES)
  const { signal } = new AbortController()
  const facts = sourceFacts(await probeFile(source, { signal }))
  const plan = planVideo(facts)
  const { duration } = plan
  const film = { source, file: 'message.mp4', duration, hasSound: true, tags: SAMPLE_TAGS }
  const made = await fitForMessage(film, job.context)
  expect(made).toMatchObject({ name: 'mp4-message', duration: expect.closeTo(SECONDS, 0) })
  expect(made?.bytes).toBeLessThanOrEqual(MESSAGE_BYTES)
  expect(made?.bytes).toBeGreaterThan(MESSAGE_BYTES * 0.7)
})
