import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newWorkId } from '../../../media/ids.ts'
import { cancelKey } from '../../../media/jobs/queues.ts'
import { RESERVE_BYTES } from '../../../server/uploads/space.ts'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'
import { form, TINY } from '../../support/tiny-files.ts'

let server: TestApp
let staff: Record<string, string>
let free: number

beforeAll(async () => {
  server = await startTestApp({ freeBytes: () => free, maxUploadBytes: 1_000_000 })
  staff = (await server.as('editor')).headers
})
beforeEach(() => {
  free = 10 * RESERVE_BYTES
})
afterAll(() => server.close())

const upload = (parts: Parameters<typeof form>[0], headers = staff) => {
  const { headers: type, payload } = form(parts)
  return server.app.inject({ method: 'POST', url: '/api/works', headers: { ...headers, ...type }, payload })
}
const file = (name: string, content: Buffer): Parameters<typeof form>[0][number] => [
  'file',
  { name, content },
]
const stored = (id: string, version = 1) =>
  readFile(join(server.folder, 'store/originals', id, String(version), 'source'))
const leftovers = () => readdir(join(server.folder, 'uploads'))

describe('an upload with an Idempotency-Key', () => {
  const send = (key: string, headers = staff) =>
    upload([['title', 'Una vez'], file('a.mp4', TINY.mp4)], { ...headers, 'idempotency-key': key })

  test('becomes one work, however often it is sent, also twice at once', async () => {
    const [one, other] = await Promise.all([send('"clave-de-una"'), send('clave-de-una')])
    const again = await send('clave-de-una')
    const answers = [one, other, again].map((answer) => [answer.statusCode, answer.json().id])
    expect(new Set(answers.map(String))).toEqual(new Set([`201,${one.json().id}`]))
    const { items } = await server.catalogue.lists.list({ audience: 'staff', q: 'Una vez', limit: 10 })
    expect(items).toHaveLength(1)
    expect((await leftovers()).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('is somebody else’s under the same key, and another one under another', async () => {
    const { headers } = await server.as('editor')
    const ids = [await send('clave-de-dos'), await send('clave-de-dos', headers), await send('clave-de-tres')]
    expect(new Set(ids.map((answer) => answer.json().id)).size).toBe(3)
    expect((await send('x')).statusCode).toBe(400)
  })
})

describe('POST /api/works', () => {
  test('keeps the file under its hash, makes a work of it and asks the workers for it', async () => {
    const answer = await upload([
      ['title', 'Hilario'],
      ['places', 'Jauja, Tayacaja,,Jauja'],
      ['visibility', 'public'],
      ['partner', ''],
      file('C:\\fakepath\\mi video.mp4', TINY.mp4),
      ['language', 'es-PE'],
    ])
    expect(answer.statusCode).toBe(201)
    const work = answer.json()
    expect(work).toMatchObject({
      kind: 'video',
      title: 'Hilario',
      places: ['Jauja', 'Tayacaja'],
      language: 'es-PE',
      visibility: 'public',
      partner: null,
      fileName: 'mi video.mp4',
      status: 'queued',
      playable: false,
      bytes: TINY.mp4.length,
      sha256: createHash('sha256').update(TINY.mp4).digest('hex'),
    })
    expect(await stored(work.id)).toEqual(TINY.mp4)
    expect(await server.dispatch.busyVersions()).toContain(`${work.id}/1`)
    expect(await leftovers()).toEqual([])
  })

  test.each([
    ['a PDF', 'f.bin', TINY.pdf, 'brochure'],
    ['a sound', 'f.mp3', TINY.mp3, 'spot'],
    ['a video', 'f.txt', TINY.mp4, 'video'],
  ])('knows %s by its content, whatever its name', async (_what, name, content, kind) => {
    expect((await upload([file(name, content)])).json()).toMatchObject({ kind, title: 'f' })
  })

  test('lets staff choose between video and spot, where only the probe can tell', async () => {
    expect((await upload([['kind', 'spot'], file('a.mp4', TINY.mp4)])).json()).toMatchObject({ kind: 'spot' })
    expect((await upload([['kind', 'video'], file('a.pdf', TINY.pdf)])).json()).toMatchObject({
      kind: 'brochure',
    })
  })

  test.each([
    ['an empty file', 'a.mp4', '', 422, 'empty_file'],
    ['a text named .mp4', 'a.mp4', 'Hola, esto es un texto', 415, 'unknown_type'],
    ['a playlist', 'a.m3u8', '#EXTM3U\n#EXTINF:1,\n/etc/passwd', 422, 'references_other_files'],
    ['a concat script', 'a.mp4', "ffconcat version 1.0\nfile '/etc/passwd'", 422, 'references_other_files'],
    ['an archive', 'a.mp4', 'PK\x03\x04'.padEnd(200, '\0'), 415, 'unknown_type'],
  ])('refuses %s, keeps nothing of it', async (_what, name, content, status, code) => {
    const answer = await upload([file(name, Buffer.from(content, 'latin1'))])
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ code, status })
    expect(await leftovers()).toEqual([])
  })

  test.each([
    ['no file', [['title', 'x']], 'file'],
    ['a field there is not', [['colour', 'red'], file('a.mp4', TINY.mp4)], 'colour'],
    ['a kind there is not', [['kind', 'film'], file('a.mp4', TINY.mp4)], 'kind'],
    ['a language that is none', [['language', 'Spanish'], file('a.mp4', TINY.mp4)], 'language'],
  ] as [string, Parameters<typeof form>[0], string][])(
    'refuses %s and names it',
    async (_what, parts, field) => {
      const answer = await upload(parts)
      expect(answer.statusCode).toBe(400)
      expect(answer.json().fields).toEqual([expect.objectContaining({ path: field })])
      expect(await leftovers()).toEqual([])
    },
  )

  test('refuses a file beyond the limit', async () => {
    const answer = await upload([file('a.mp4', Buffer.concat([TINY.mp4, Buffer.alloc(1_000_000)]))])
    expect(answer.json()).toMatchObject({ code: 'too_large', status: 413 })
    expect(await leftovers()).toEqual([])
  })

  test('refuses before taking a byte when the disk is full', async () => {
    free = RESERVE_BYTES
    expect((await upload([file('a.mp4', TINY.mp4)])).json()).toMatchObject({ code: 'disk_full', status: 507 })
  })

  test('refuses a body that is no form', async () => {
    const headers = { ...staff, 'content-type': 'application/json' }
    const answer = await server.app.inject({ method: 'POST', url: '/api/works', headers, payload: '{}' })
    expect(answer.statusCode).toBe(400)
  })

  test('is for staff', async () => {
    expect((await upload([file('a.mp4', TINY.mp4)], {})).statusCode).toBe(401)
    const { headers } = await server.as('station')
    expect((await upload([file('a.mp4', TINY.mp4)], headers)).statusCode).toBe(403)
  })
})

describe('PUT /api/works/:id/file', () => {
  const put = (id: string, { headers, payload }: { headers: object; payload: Buffer }) =>
    server.app.inject({
      method: 'PUT',
      url: `/api/works/${id}/file`,
      headers: { ...staff, ...headers },
      payload,
    })

  test('adds a version, from a form or from the bare body, and gives up the older one', async () => {
    const { id } = (await upload([file('a.mp4', TINY.mp4)])).json()
    const second = Buffer.concat([TINY.mp4, Buffer.from([2])])
    expect((await put(id, form([file('b.mp4', second)]))).json()).toMatchObject({
      id,
      version: 2,
      status: 'queued',
      fileName: 'b.mp4',
    })
    expect(await server.redis.exists(cancelKey({ workId: id, version: 1 }))).toBe(1)
    const bare = { headers: { 'content-type': 'video/mp4' }, payload: TINY.mp4 }
    expect((await put(id, bare)).json()).toMatchObject({ version: 3, bytes: TINY.mp4.length })
    expect(await stored(id, 2)).toEqual(second)
    expect(await stored(id, 3)).toEqual(TINY.mp4)
  })

  test('lets the older version be made to its end where people see it', async () => {
    const { id } = (await upload([file('a.mp4', TINY.mp4)])).json()
    await server.catalogue.works.move({ workId: id, version: 1 }, 'started', { visible: PUBLISHED_VIDEO })
    await put(id, form([file('b.mp4', Buffer.concat([TINY.mp4, Buffer.from([2])]))]))
    expect(await server.redis.exists(cancelKey({ workId: id, version: 1 }))).toBe(0)
  })

  test('refuses another kind, and a work there is not', async () => {
    const { id } = (await upload([file('a.mp4', TINY.mp4)])).json()
    expect((await put(id, form([file('a.pdf', TINY.pdf)]))).json()).toMatchObject({ code: 'wrong_kind' })
    expect((await put(newWorkId(), form([file('a.mp4', TINY.mp4)]))).statusCode).toBe(404)
    expect((await server.get(`/api/works/${id}`, staff)).json()).toMatchObject({ version: 1 })
    expect(await leftovers()).toEqual([])
  })
})
