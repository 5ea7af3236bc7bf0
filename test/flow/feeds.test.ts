import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parseRssFeed } from 'feedsmith'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { publishedKey } from '../../media/layout.ts'
import type { WorkRecord } from '../../server/records/work.ts'
import { runAgent } from '../../station/agent.ts'
import { addSpot, publishedSpot } from '../server/stations/spots.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { NO_PROXY } from '../support/no-proxy.ts'

const run = promisify(execFile)

describe('what stations really use, against the server as it runs', () => {
  let chaski: TestApp
  let url: string
  let folder: string
  let staff: Record<string, string>

  beforeAll(async () => {
    chaski = await startTestApp({ baseUrl: null })
    await chaski.app.listen({ host: '127.0.0.1', port: 0 })
    url = `http://127.0.0.1:${(chaski.app.server.address() as AddressInfo).port}`
    staff = (await chaski.as('editor')).headers
  })
  afterAll(() => chaski.close())
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chaski-station-'))
    return () => rm(folder, { recursive: true, force: true })
  })

  /** A spot whose MP3 is in the store. */
  const publish = async (title: string, sound: Buffer, fields: object = {}): Promise<WorkRecord> => {
    const [mp3] = publishedSpot().downloads
    if (!mp3) throw new Error('a spot has files')
    const sha256 = createHash('sha256').update(sound).digest('hex')
    const spot = await addSpot(
      chaski.catalogue,
      title,
      { visibility: 'draft', ...fields },
      publishedSpot({ downloads: [{ ...mp3, bytes: sound.length, sha256 }] }),
    )
    await chaski.store.put(publishedKey({ workId: spot.id, version: 1 }, mp3.file), sound)
    await chaski.catalogue.works.edit(spot.id, { visibility: 'public' })
    return spot
  }
  const newStation = async (fields: object = {}) => {
    const payload = { name: 'Radio Jauja', ...fields }
    const made = await chaski.app.inject({ method: 'POST', url: '/api/stations', headers: staff, payload })
    const { station, secrets } = made.json()
    return { id: station.id as string, token: secrets.token as string }
  }
  const pull = (token: string): Promise<number> =>
    runAgent(
      {
        server: url,
        token,
        folder,
        rendition: 'mp3-128',
        from: null,
        station: null,
        every: null,
        logs: [],
        proxy: NO_PROXY,
        retrySeconds: 0.1,
        timeoutSeconds: 10,
      },
      new AbortController().signal,
      () => {},
      () => {},
    )

  test('our agent holds what may be aired, takes off what is withdrawn, and the studio knows', async () => {
    const sound = Buffer.alloc(50_000, 'sonido')
    const { id, token } = await newStation({ languages: ['es'] })
    const spot = await publish('Nos cuidamos', sound, { language: 'es-PE' })
    await publish('Runasimi', sound, { language: 'quy' })
    expect(await pull(token)).toBe(0)
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.mp3'))
    expect(new Set(files.map((name) => name.replace(/.*\//, '')))).toEqual(
      new Set([`AYD-${String(spot.number).padStart(6, '0')}_v1_es-PE_30s.mp3`]),
    )
    const [first = ''] = files
    expect((await readFile(join(folder, first))).equals(sound)).toBe(true)
    expect((await chaski.get(`/api/stations/${id}`, staff)).json()).toMatchObject({
      holds: 1,
      upToDate: true,
    })

    await chaski.catalogue.works.withdraw(spot.id, 'Dato equivocado.')
    expect(await pull(token)).toBe(0)
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.mp3'))).toEqual([])
    const { stations } = (await chaski.get(`/api/works/${spot.id}/stations`, staff)).json()
    expect(stations.find((one: { id: string }) => one.id === id)).toMatchObject({
      holds: null,
      confirmedAt: expect.any(String),
    })
  })

  test('an agent whose station changed starts anew without fetching again what it has', async () => {
    const { id, token } = await newStation()
    await publish('Una vez', Buffer.alloc(10_000, 'una'))
    expect(await pull(token)).toBe(0)
    await chaski.app.inject({
      method: 'PATCH',
      url: `/api/stations/${id}`,
      headers: staff,
      payload: { carts: { first: 701, last: 799 }, nameTemplate: '{cart}_{title}' },
    })
    expect(await pull(token)).toBe(0)
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('_Una_vez.mp3'))
    expect(files.length).toBeGreaterThan(0)
    expect((await chaski.get(`/api/stations/${id}`, staff)).json()).toMatchObject({ upToDate: true })
  })

  test('curl goes on where a download was cut off', async () => {
    const sound = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7) % 251))
    await publish('Interrumpido', sound)
    const feed = parseRssFeed(await (await fetch(`${url}/feeds/spots.xml`)).text())
    const enclosure = feed.items?.find(({ title }) => title === 'Interrumpido')?.enclosures?.[0]?.url ?? ''
    const path = join(folder, 'part.mp3')
    await writeFile(path, sound.subarray(0, 60_000))
    const { stdout } = await run('curl', [
      ...[
        '--silent',
        '--fail',
        '--continue-at',
        '-',
        '--output',
        path,
        '--write-out',
        '%{http_code} %{size_download}',
      ],
      enclosure,
    ])
    expect(stdout).toBe('206 40000')
    expect((await readFile(path)).equals(sound)).toBe(true)
  })
})
