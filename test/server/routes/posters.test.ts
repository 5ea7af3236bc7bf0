import { Queue } from 'bullmq'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { QUEUES } from '../../../media/jobs/queues.ts'
import { POSTER, POSTER_SMALL, posterFolder, posterKey } from '../../../media/layout.ts'
import type { PosterOffers } from '../../../media/schemas/poster.ts'
import type { PublishedSpot } from '../../../media/schemas/published.ts'
import type { Work } from '../../../media/schemas/work.ts'
import { createOutcomeActions } from '../../../server/actions/outcomes.ts'
import { REPLACED_DAYS, sweepCatalogue } from '../../../server/jobs/sweep.ts'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'

const RUNG = { width: 640, height: 360, frameRate: 25, bandwidth: 1, averageBandwidth: 1, codecs: 'avc1' }
const FILM = {
  ...PUBLISHED_VIDEO,
  poster: 'poster.jpg',
  posterSmall: 'poster-small.webp',
  posterCandidates: ['poster-1.jpg', 'poster-2.jpg'],
  rungs: [{ ...RUNG, name: '360', complete: true }],
}
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(64)])

let app: TestApp
let headers: { authorization: string }
beforeAll(async () => {
  app = await startTestApp()
  headers = (await app.as('editor')).headers
})
afterAll(() => app?.close())

const newFilm = () => app.work({ published: FILM, visibility: 'public' })
const choose = (id: string, payload: object) =>
  app.app.inject({ method: 'POST', url: `/api/works/${id}/poster`, headers, payload })
const put = (id: string, payload: Buffer, type = 'image/png') =>
  app.app.inject({
    ...{ method: 'PUT', url: `/api/works/${id}/poster`, payload },
    headers: { ...headers, 'content-type': type },
  })
const offers = async (id: string): Promise<PosterOffers> =>
  (await app.get(`/api/works/${id}/posters`, headers)).json()
const latest = async (id: string) => {
  const [one] = (await offers(id)).chosen
  if (!one) throw new Error('nothing was chosen')
  return one
}
const posterOf = async (id: string): Promise<string | null> =>
  ((await app.get(`/api/works/${id}`)).json() as Work).urls.poster

/** What a worker does: makes the files, and says so. */
async function make(workId: string, error: 'damaged_file' | null = null): Promise<string> {
  const { id: poster } = await latest(workId)
  for (const file of [POSTER, POSTER_SMALL] as const)
    await app.store.put(posterKey({ workId, poster }, file), file)
  await createOutcomeActions(app).settlePoster({ type: 'poster', workId, poster, error })
  return poster
}

test('a moment is asked of the workers, and shown once it is made', async () => {
  const { id } = await newFilm()
  const before = await posterOf(id)
  expect((await choose(id, { moment: 11.9 })).statusCode).toBe(200)
  const { id: poster, state } = await latest(id)
  expect(state).toBe('making')
  expect(await posterOf(id)).toBe(before)
  const queue = new Queue(QUEUES.short, { connection: app.redis })
  const [job] = await queue.getJobs(['waiting', 'prioritized'])
  expect(job?.data).toEqual({ workId: id, poster, from: { version: 1, rung: '360', moment: 11.8 } })
  await queue.close()
  await make(id)
  expect(await posterOf(id)).toMatch(new RegExp(`/posters/${id}/${poster}/poster.jpg$`))
  const file = await app.get(new URL((await posterOf(id)) ?? '').pathname)
  expect(file.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'cache-control': 'public, max-age=31536000, immutable',
  })
})

test('a candidate can be chosen, and one that there is not cannot', async () => {
  const { id } = await newFilm()
  expect((await offers(id)).candidates).toMatchObject([{ number: 1 }, { number: 2 }])
  await choose(id, { candidate: 2 })
  expect(await latest(id)).toMatchObject({ from: 'candidate', candidate: 2 })
  expect((await choose(id, { candidate: 3 })).json().code).toBe('conflict')
  expect((await choose(id, { moment: 13 })).json().code).toBe('conflict')
  const brochure = await app.work({ kind: 'brochure' })
  expect((await choose(brochure.id, { moment: 1 })).json().code).toBe('conflict')
})

test('each choice has an address of its own, can be taken back and made again', async () => {
  const { id } = await newFilm()
  const automatic = await posterOf(id)
  await choose(id, { candidate: 1 })
  const first = await make(id)
  const firstAddress = await posterOf(id)
  await choose(id, { moment: 2 })
  await make(id)
  expect(await posterOf(id)).not.toBe(firstAddress)
  // Pages that were made before still show it.
  expect((await app.get(new URL(firstAddress ?? '').pathname)).statusCode).toBe(200)

  await choose(id, { poster: first })
  expect(await posterOf(id)).toBe(firstAddress)
  await app.app.inject({ method: 'DELETE', url: `/api/works/${id}/poster`, headers })
  expect(await posterOf(id)).toBe(automatic)
  expect((await offers(id)).chosen.every(({ shown }) => !shown)).toBe(true)
  const other = await newFilm()
  expect((await choose(other.id, { poster: first })).json().code).toBe('not_found')
})

test('a picture of one’s own stays with a new version, and a moment does not', async () => {
  const upload = { kind: 'video', fileName: 'b.mp4', bytes: 1, sha256: 'cd'.repeat(32) } as const
  const replace = async (id: string): Promise<void> => {
    await app.catalogue.works.addVersion(id, { ...upload, id: `upload-${id}` }, 2)
    await app.catalogue.works.move({ workId: id, version: 2 }, 'finished', { visible: FILM })
  }
  const own = await newFilm()
  expect((await put(own.id, PNG)).statusCode).toBe(200)
  const poster = await make(own.id)
  await replace(own.id)
  expect(await posterOf(own.id)).toContain(poster)

  const moment = await newFilm()
  await choose(moment.id, { moment: 1 })
  await make(moment.id)
  await replace(moment.id)
  expect(await posterOf(moment.id)).toMatch(/\/media\/.*\/2\/poster.jpg$/)
})

describe('a picture of one’s own', () => {
  test('is told by its first bytes, whatever it is called', async () => {
    const { id } = await newFilm()
    expect((await put(id, PNG, 'application/octet-stream')).statusCode).toBe(200)
    expect((await put(id, Buffer.from('<svg onload="alert(1)"/>'))).json().code).toBe('not_a_picture')
    expect((await put(id, Buffer.alloc(0))).json().code).toBe('not_a_picture')
    const large = await put(id, Buffer.concat([PNG, Buffer.alloc(16 * 2 ** 20)]))
    expect(large.statusCode).toBe(413)
  })

  test('that cannot be read changes nothing, and says why', async () => {
    const { id } = await newFilm()
    const before = await posterOf(id)
    await put(id, PNG)
    await make(id, 'damaged_file')
    expect(await posterOf(id)).toBe(before)
    expect(await latest(id)).toMatchObject({ state: 'failed', error: { code: 'damaged_file' } })
  })

  test('is never served as it was sent, and no poster of a draft to visitors', async () => {
    const { id } = await app.work({ published: FILM })
    await put(id, PNG)
    const poster = await make(id)
    expect((await app.get(`/posters/${id}/${poster}/source`, headers)).statusCode).toBe(400)
    expect((await app.get(`/posters/${id}/${poster}/poster.jpg`)).statusCode).toBe(404)
    expect((await app.get(`/posters/${id}/${poster}/poster.jpg`, headers)).statusCode).toBe(200)
  })

  test('goes for a spot and a brochure as well', async () => {
    const { id } = await newFilm()
    const spot = await app.work({ kind: 'spot', visibility: 'public', published: SPOT })
    expect(id).not.toBe(spot.id)
    await put(spot.id, PNG)
    await make(spot.id)
    expect(await posterOf(spot.id)).toContain(`/posters/${spot.id}/`)
  })
})

const LOUDNESS = { integrated: -23, truePeak: -1, range: null, shortTermMax: null, momentaryMax: null }
const SPOT: PublishedSpot = {
  kind: 'spot',
  ...{ duration: 30, sourceLoudness: LOUDNESS, loudness: LOUDNESS, gain: 0, limited: false },
  ...{ trimmedStart: 0, trimmedEnd: 0, waveform: 'waveform.json', downloads: [] },
}

test('what was replaced a week ago is swept away, and what is shown is not', async () => {
  const { id } = await newFilm()
  await choose(id, { candidate: 1 })
  const first = await make(id)
  await put(id, PNG)
  const second = await make(id)
  await sweepCatalogue(app)
  const has = async (poster: string) => {
    for await (const _file of app.store.list(posterFolder({ workId: id, poster }))) return true
    return false
  }
  expect(await has(first)).toBe(true)
  await sweepCatalogue(app, new Date(Date.now() + (REPLACED_DAYS + 0.5) * 86_400_000))
  expect([await has(first), await has(second)]).toEqual([false, true])
  expect((await offers(id)).chosen.map((one) => one.id)).toEqual([second])
})
