import { join } from 'node:path'
import { Queue } from 'bullmq'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PROGRESS_CHANNEL, type Progress, QUEUES } from '../../media/jobs/queues.ts'
import { startEngine, type TestEngine } from '../support/engine.ts'
import { sampleVideo } from '../support/samples.ts'

const PATIENT = { timeout: 100_000, interval: 50 }
// A large chunk stands back behind whatever else the machine does.
vi.setConfig({ testTimeout: 300_000 })

let engine: TestEngine
beforeEach(async () => {
  engine = await startEngine()
})
afterEach(() => engine.stop())

it('makes what comes later while a large chunk of an earlier film is at work', async () => {
  const large = join(engine.dataDir, 'large.mp4')
  const small = join(engine.dataDir, 'small.mp4')
  await sampleVideo(large, { seconds: 16, size: '1920x1080', rate: '15' })
  await sampleVideo(small, { seconds: 1, size: '160x120' })
  const queue = new Queue(QUEUES.large, { connection: engine.connection })
  queue.on('error', () => {})
  const listener = engine.connection.duplicate()

  try {
    await engine.worker('scratch', 2)
    const told: Progress[] = []
    await listener.subscribe(PROGRESS_CHANNEL)
    listener.on('message', (_channel, text) => void told.push(JSON.parse(text)))
    const film = await engine.upload(large)
    await vi.waitFor(async () => expect(await queue.getActive()).toHaveLength(1), PATIENT)
    // What it waits for is there already.
    const rungs = engine
      .outcomesOf(film)
      .flatMap((outcome) => ('published' in outcome ? [outcome.published] : []))
    expect(rungs.length).toBeGreaterThan(0)

    const later = await engine.upload(small)
    await vi.waitFor(
      () => expect(engine.outcomesOf(later).map(({ type }) => type)).toContain('published'),
      PATIENT,
    )
    expect(engine.outcomesOf(film).map(({ type }) => type)).not.toContain('published')
    await vi.waitFor(
      () => expect(engine.outcomesOf(film).map(({ type }) => type)).toContain('published'),
      PATIENT,
    )
    // A large chunk is a third of the work: who waits sees that it moves.
    const shares = told.filter(({ workId }) => workId === film.workId).map(({ progress }) => progress)
    const steps = shares.slice(1).map((share, index) => share - (shares[index] ?? 0))
    expect(Math.max(...steps)).toBeLessThan(0.2)
  } finally {
    listener.disconnect()
    await queue.close()
  }
})
