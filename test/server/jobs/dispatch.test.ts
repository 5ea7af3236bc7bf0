import { Queue } from 'bullmq'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CANCEL_CHANNEL, type ProbeJob, QUEUES, type SweepJob } from '../../../media/jobs/queues.ts'
import { TRASH_DAYS } from '../../../media/retention.ts'
import { reconcile } from '../../../server/jobs/reconcile.ts'
import { scheduleTally } from '../../../server/jobs/schedule.ts'
import { REPLACED_DAYS, sweepCatalogue } from '../../../server/jobs/sweep.ts'
import { BASE_URL, PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'
import { emptiedControlQueue } from '../../support/control-queue.ts'

let server: TestApp
const log = pino({ level: 'silent' })

beforeAll(async () => {
  server = await startTestApp()
})
afterAll(() => server.close())
const control = emptiedControlQueue<ProbeJob & SweepJob>(() => server.redis)

const jobs = (name: string) =>
  control()
    .getJobs(['waiting', 'prioritized'])
    .then((all) => all.filter((job) => job.name === name))

describe('asking for a work', () => {
  test('carries ids and tags, and no path', async () => {
    const work = await server.work({ kind: 'spot', title: 'Spot', language: 'quy', description: 'Libreto' })
    await server.dispatch.make(work)
    const [job] = await jobs('probe')
    expect(job?.data).toMatchObject({
      workId: work.id,
      version: 1,
      attempt: 1,
      kind: 'spot',
      sha256: work.sha256,
      tags: { title: 'Spot', language: 'quy', organisation: 'Prueba', page: `${BASE_URL}/works/spot` },
    })
    expect(JSON.stringify(job?.data)).not.toContain(server.folder)
  })

  test('says whether the kind may still follow from the content', async () => {
    const guessed = await server.work()
    const seen = await server.work({ published: PUBLISHED_VIDEO })
    for (const work of [guessed, seen, { ...guessed, id: seen.id, version: 7, kindIsSet: true }]) {
      await server.dispatch.make(work)
    }
    const found = (await jobs('probe')).map(({ data }) => data.kindIsSet)
    expect(found.toSorted()).toEqual([false, true, true])
  })

  test('twice is once; after “Retry” it is a new job', async () => {
    const work = await server.work()
    await server.dispatch.make(work)
    await server.dispatch.make(work)
    expect(await jobs('probe')).toHaveLength(1)
    await server.dispatch.make({ ...work, attempt: 2 })
    expect(await jobs('probe')).toHaveLength(2)
  })
})

test('a cancellation reaches workers that run now and jobs that start later', async () => {
  const heard: string[] = []
  const subscriber = server.redis.duplicate()
  await subscriber.subscribe(CANCEL_CHANNEL)
  subscriber.on('message', (_channel: string, text: string) => heard.push(text))
  const { id } = await server.work()
  await server.dispatch.cancel({ workId: id, version: 1 })
  await expect.poll(() => heard).toEqual([JSON.stringify({ workId: id, version: 1 })])
  subscriber.disconnect()
})

describe('reconciling', () => {
  test('asks again for what the queue has lost, and for nothing else', async () => {
    const lost = await server.work()
    const waiting = await server.work()
    await server.dispatch.make(waiting)
    const ready = await server.work({ published: PUBLISHED_VIDEO })
    const trashed = await server.work()
    await server.catalogue.works.trash(trashed.id)
    const asked = await reconcile({ ...server, log })
    expect(asked).toContain(lost.id)
    for (const { id } of [waiting, ready, trashed]) expect(asked).not.toContain(id)
    expect(await reconcile({ ...server, log })).toEqual([])
  })

  test('leaves alone what any worker still does', async () => {
    const work = await server.work()
    const encode = new Queue(QUEUES.encode, { connection: server.redis })
    await encode.add('chunk', { workId: work.id, version: 1 })
    expect(await reconcile({ ...server, log })).not.toContain(work.id)
    await encode.obliterate({ force: true })
    await encode.close()
    expect(await reconcile({ ...server, log })).toContain(work.id)
  })
})

test('the tally has one clock, however many servers set it', async () => {
  await scheduleTally(server.redis)
  await scheduleTally(server.redis)
  expect(await control().getJobSchedulersCount()).toBe(1)
})

describe('sweeping', () => {
  const days = (count: number) => new Date(Date.now() + (count + 0.5) * 24 * 60 * 60 * 1000)
  const upload = { kind: 'video', fileName: 'b.mp4', bytes: 1, sha256: 'cd'.repeat(32) } as const

  test('removes the version that was replaced a week ago, once', async () => {
    const { id } = await server.work({ published: PUBLISHED_VIDEO })
    await server.catalogue.works.addVersion(id, { ...upload, id: `upload-${id}` }, 2)
    await server.catalogue.works.move({ workId: id, version: 2 }, 'finished', { visible: PUBLISHED_VIDEO })
    await sweepCatalogue(server)
    expect(await jobs('sweep')).toEqual([])
    await sweepCatalogue(server, days(REPLACED_DAYS))
    await sweepCatalogue(server, days(REPLACED_DAYS))
    const swept = await jobs('sweep')
    expect(swept.map((job) => job.data)).toEqual([{ versions: [{ workId: id, version: 1, original: true }] }])
  })

  test('keeps the old version while the new one is not made', async () => {
    const { id } = await server.work({ published: PUBLISHED_VIDEO })
    await server.catalogue.works.addVersion(id, { ...upload, id: `upload-${id}` }, 2)
    await sweepCatalogue(server, days(REPLACED_DAYS))
    expect(await jobs('sweep')).toEqual([])
  })

  test('forgets what lay in the trash for a month', async () => {
    const { id } = await server.work({ published: PUBLISHED_VIDEO })
    await server.catalogue.works.trash(id)
    await sweepCatalogue(server)
    expect(await server.catalogue.works.byId(id)).toBeDefined()
    await sweepCatalogue(server, days(TRASH_DAYS))
    expect(await server.catalogue.works.byId(id)).toBeUndefined()
    const versions = (await jobs('sweep')).flatMap((job) => job.data.versions)
    expect(versions).toContainEqual({ workId: id, version: 1, original: true })
  })
})
