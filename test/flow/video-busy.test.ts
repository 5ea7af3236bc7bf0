import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Queue, QueueEvents } from 'bullmq'
import { afterEach, expect, it, vi } from 'vitest'
import { QUEUES, WORKER_RULES } from '../../media/jobs/queues.ts'
import { startTied } from '../../server/processes/tied-process.ts'
import { ENCODES, startEngine } from '../support/engine.ts'
import { sampleSound, sampleVideo } from '../support/samples.ts'

const PATIENT = { timeout: 100_000, interval: 50 }
const NANOSECONDS = 1e6

const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (let step = undo.pop(); step; step = undo.pop()) await step()
})

it('keeps the locks of its jobs while others use all cores: no job is begun twice', async () => {
  const engine = await startEngine()
  undo.push(engine.stop)
  const film = join(engine.dataDir, 'film.mp4')
  await sampleVideo(film, { seconds: 16, size: '640x360' })

  const added: string[] = []
  const begun: string[] = []
  const completed: string[] = []
  const amiss: string[] = []
  for (const queue of ENCODES) {
    const events = new QueueEvents(queue, { connection: engine.connection })
    undo.push(() => events.close())
    events.on('error', () => {})
    events.on('added', ({ jobId }) => added.push(jobId))
    events.on('active', ({ jobId }) => begun.push(jobId))
    events.on('completed', ({ jobId }) => completed.push(jobId))
    events.on('stalled', ({ jobId }) => amiss.push(`stalled: ${jobId}`))
    events.on('failed', ({ jobId, failedReason }) => amiss.push(`failed: ${jobId}: ${failedReason}`))
    await events.waitUntilReady()
  }
  for (let core = 0; core < availableParallelism(); core += 1) {
    const spinning = await startTied(process.execPath, ['-e', 'for (;;);'], {
      stdio: 'ignore',
      onOrphaned: 'KILL',
    })
    undo.push(() => spinning.stop())
  }
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  undo.push(async () => delay.disable())

  await engine.worker('scratch', availableParallelism())
  const ref = await engine.upload(film)
  await vi.waitFor(
    () => expect(engine.outcomesOf(ref).map(({ type }) => type)).toContain('published'),
    PATIENT,
  )
  await vi.waitFor(() => expect(new Set(completed)).toEqual(new Set(begun)), PATIENT)

  expect(amiss).toEqual([])
  // A part that is done may be asked for again, and answers so; a lock that is lost begins what nobody asked for.
  expect(begun.toSorted()).toEqual(added.toSorted())
  const parts = [...new Set(begun)]
  expect(parts.filter((id) => id.includes('-chunk-low-'))).toHaveLength(3)
  expect(parts.filter((id) => id.includes('-chunk-high-'))).toHaveLength(3)
  expect(engine.outcomesOf(ref).filter(({ type }) => type === 'published' || type === 'failed')).toHaveLength(
    1,
  )
  // A lock that was due to be renewed as the loop came to a halt still holds when it goes on.
  const { lockDuration, lockRenewTime } = WORKER_RULES
  expect(delay.max / NANOSECONDS).toBeLessThan(lockDuration - lockRenewTime)
})

it('makes a spot while every chunk of every film still waits', async () => {
  const engine = await startEngine()
  undo.push(engine.stop)
  for (const name of [QUEUES.encode, QUEUES.opening, QUEUES.large]) {
    const queue = new Queue(name, { connection: engine.connection })
    undo.push(() => queue.close())
    await queue.pause()
  }
  const [film, sound] = [join(engine.dataDir, 'film.mp4'), join(engine.dataDir, 'spot.wav')]
  await sampleVideo(film, { seconds: 2 })
  await sampleSound(sound)
  await engine.worker()
  const waiting = await engine.upload(film)
  const spot = await engine.upload(sound, 'spot')
  await vi.waitFor(() => expect(engine.outcomesOf(spot).at(-1)?.type).toBe('published'), PATIENT)
  expect(engine.outcomesOf(waiting).map(({ type }) => type)).toEqual(['started'])
})
