import { Queue } from 'bullmq'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  JOB_RULES,
  type Outcome,
  outcomeJobId,
  QUEUES,
  type TallyOutcome,
} from '../../../media/jobs/queues.ts'
import { createOutcomeActions, showsWholeOlder } from '../../../server/actions/outcomes.ts'
import type { Change } from '../../../server/events/hub.ts'
import { dated } from '../../../server/jobs/dated-tally.ts'
import { drainOutcomes } from '../../../server/jobs/outcomes.ts'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'

let server: TestApp
const log = pino({ level: 'silent' })
beforeAll(async () => {
  server = await startTestApp()
})
afterAll(() => server.close())

const stateOf = async (id: string) => (await server.catalogue.works.byId(id))?.status

/** Stores an outcome. @returns what the servers are told of it */
async function put(outcome: Outcome | TallyOutcome): Promise<Change[]> {
  const said: Change[] = []
  const hub = { publish: async (change: Change) => void said.push(change) }
  const outcomes = createOutcomeActions({ catalogue: server.catalogue, hub })
  if (outcome.type === 'tallied') await outcomes.count(outcome)
  else await outcomes.store(outcome)
  return said
}

describe('one outcome', () => {
  test('moves its work on and says so', async () => {
    const { id } = await server.work()
    const ref = { workId: id, version: 1 }
    expect(await put({ ...ref, type: 'started' })).toEqual([{ type: 'work', id }])
    expect(await stateOf(id)).toBe('processing')
    await put({ ...ref, type: 'playable', published: { ...PUBLISHED_VIDEO, duration: 5 } })
    expect(await server.catalogue.works.byId(id)).toMatchObject({ status: 'processing', visibleVersion: 1 })
    await put({ ...ref, type: 'published', published: PUBLISHED_VIDEO })
    expect(await stateOf(id)).toBe('ready')
  })

  test('can tell that a work is of another kind', async () => {
    const { id } = await server.work()
    await put({ workId: id, version: 1, type: 'recognised', kind: 'spot' })
    expect(await server.catalogue.works.byId(id)).toMatchObject({ kind: 'spot', status: 'processing' })
  })

  test('may come without the ones before it', async () => {
    const { id } = await server.work()
    await put({ workId: id, version: 1, type: 'published', published: PUBLISHED_VIDEO })
    expect(await stateOf(id)).toBe('ready')
  })

  test('that comes twice or too late changes nothing and says nothing', async () => {
    const { id } = await server.work()
    const ref = { workId: id, version: 1 }
    await put({ ...ref, type: 'published', published: PUBLISHED_VIDEO })
    const before = await server.catalogue.works.byId(id)
    expect(await put({ ...ref, type: 'published', published: PUBLISHED_VIDEO })).toEqual([])
    expect(await put({ ...ref, type: 'failed', code: 'damaged_file', detail: '' })).toEqual([])
    expect(await put({ ...ref, version: 2, type: 'started' })).toEqual([])
    expect(await server.catalogue.works.byId(id)).toEqual(before)
  })

  test('of a new version shows it in one move, when it is whole', async () => {
    const { id } = await server.work()
    await put({ workId: id, version: 1, type: 'published', published: PUBLISHED_VIDEO })
    const upload = { kind: 'video', fileName: 'b.mp4', bytes: 1, sha256: 'cd'.repeat(32) } as const
    await server.catalogue.works.addVersion(id, { ...upload, id: `upload-${id}` }, 2)
    const next = { workId: id, version: 2 }
    await put({ ...next, type: 'started' })
    await put({ ...next, type: 'playable', published: { ...PUBLISHED_VIDEO, duration: 5 } })
    expect(await server.catalogue.works.byId(id)).toMatchObject({ status: 'processing', visibleVersion: 1 })
    await put({ ...next, type: 'published', published: PUBLISHED_VIDEO })
    expect(await server.catalogue.works.byId(id)).toMatchObject({ status: 'ready', visibleVersion: 2 })
  })

  test('of a version that is replaced before it is whole goes on to show what is made of it', async () => {
    const { id } = await server.work()
    const first = { workId: id, version: 1 }
    await put({ ...first, type: 'playable', published: { ...PUBLISHED_VIDEO, downloads: [] } })
    const upload = { kind: 'video', fileName: 'b.mp4', bytes: 1, sha256: 'cd'.repeat(32) } as const
    await server.catalogue.works.addVersion(id, { ...upload, id: `upload-${id}` }, 2)
    const whole = { ...PUBLISHED_VIDEO, duration: 77 }
    expect(await put({ ...first, type: 'published', published: whole })).toEqual([{ type: 'work', id }])
    expect(await server.catalogue.works.byId(id)).toMatchObject({
      ...{ status: 'queued', version: 2, visibleVersion: 1 },
      published: whole,
    })
    await put({ workId: id, version: 2, type: 'published', published: PUBLISHED_VIDEO })
    expect(await put({ ...first, type: 'published', published: whole })).toEqual([])
    expect(await server.catalogue.works.byId(id)).toMatchObject({ status: 'ready', visibleVersion: 2 })
  })

  test('of a new version is shown early where the old one is not whole either', () => {
    const rung = {
      ...{ name: '240', width: 426, height: 240, frameRate: 25, bandwidth: 1, averageBandwidth: 1 },
      codecs: 'avc1',
    }
    const shown = (complete: boolean) => ({
      visibleVersion: 1,
      published: { ...PUBLISHED_VIDEO, rungs: [{ ...rung, complete }] },
    })
    expect(showsWholeOlder(shown(true), 2)).toBe(true)
    expect(showsWholeOlder(shown(false), 2)).toBe(false)
    expect(showsWholeOlder(shown(true), 1)).toBe(false)
    expect(showsWholeOlder(null, 1)).toBe(false)
  })

  test('of a failure keeps its reason', async () => {
    const { id } = await server.work()
    await put({ workId: id, version: 1, type: 'failed', code: 'no_sound', detail: 'probe' })
    expect(await server.catalogue.works.byId(id)).toMatchObject({
      status: 'failed',
      error: { code: 'no_sound', detail: 'probe' },
    })
  })

  test('of a tally counts once', async () => {
    const { id } = await server.work()
    const views = { workId: id, hour: '2026-01-10T15', page: 'site', measure: 'views', amount: 4 } as const
    const tally: TallyOutcome = { type: 'tallied', batch: `1768057200000-${id}`, counts: [views] }
    expect(await put(tally)).toEqual([{ type: 'counts', id, views: 4 }])
    expect(await put(tally)).toEqual([])
  })

  test('of a tally from before views had an hour counts on the day on which it came', async () => {
    const { id } = await server.work()
    const batch = `${Date.parse('2026-01-10T02:00:00Z')}-0_${Date.parse('2026-01-10T02:00:04Z')}-7`
    expect(await put(dated({ type: 'tallied', batch, views: [{ workId: id, count: 4 }] }))).toEqual([
      { type: 'counts', id, views: 4 },
    ])
    expect(dated({ type: 'tallied', batch, views: [{ workId: id, count: 4 }] }).counts).toEqual([
      { workId: id, hour: '2026-01-10T02', page: 'site', measure: 'views', amount: 4 },
    ])
  })
})

describe('the drain', () => {
  let queue: Queue
  let stop: () => Promise<void>
  let changes: Change[]
  let followed: string[]

  beforeEach(async () => {
    changes = []
    followed = []
    queue = new Queue(QUEUES.outcome, { connection: server.redis })
    const hub = { publish: async (change: Change) => void changes.push(change) }
    const scripts = { follow: async (id: string) => void followed.push(id), store: async () => true }
    const { redis: connection, catalogue, store } = server
    stop = await drainOutcomes({ connection, catalogue, hub, scripts, store, log })
  })
  afterEach(async () => {
    await stop()
    await queue.close()
  })

  test('stores what the workers send, in the order in which they sent it', async () => {
    const { id } = await server.work()
    const ref = { workId: id, version: 1 }
    const outcomes: Outcome[] = [
      { ...ref, type: 'started' },
      { ...ref, type: 'playable', published: PUBLISHED_VIDEO },
      { ...ref, type: 'published', published: PUBLISHED_VIDEO },
    ]
    for (const [sequence, outcome] of outcomes.entries()) {
      await queue.add(outcome.type, outcome, { ...JOB_RULES, jobId: outcomeJobId(outcome, sequence) })
    }
    await vi.waitFor(async () => expect(await stateOf(id)).toBe('ready'))
    await vi.waitFor(() => expect(changes).toHaveLength(3))
  })
})
