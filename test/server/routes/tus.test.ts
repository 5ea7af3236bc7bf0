import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { newWorkId } from '../../../media/ids.ts'
import { RESERVE_BYTES } from '../../../server/uploads/space.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { TINY } from '../../support/tiny-files.ts'

let server: TestApp
let staff: Record<string, string>
let free: number

beforeAll(async () => {
  server = await startTestApp({ freeBytes: () => free, maxUploadBytes: 5_000_000 })
  staff = (await server.as('editor')).headers
})
beforeEach(() => {
  free = 10 * RESERVE_BYTES
})
afterAll(() => server.close())

const TUS = { 'tus-resumable': '1.0.0' }
const metadata = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',')

const create = (bytes: number, fields: Record<string, string>, headers: object = staff) =>
  server.app.inject({
    method: 'POST',
    url: '/api/uploads/',
    headers: { ...TUS, ...headers, 'upload-length': String(bytes), 'upload-metadata': metadata(fields) },
  })
const patch = (url: string, offset: number, payload: Buffer, headers: object = staff) =>
  server.app.inject({
    method: 'PATCH',
    url,
    headers: {
      ...TUS,
      ...headers,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    payload,
  })
const head = (url: string) => server.app.inject({ method: 'HEAD', url, headers: { ...TUS, ...staff } })
const locationOf = async (bytes: number, fields: Record<string, string>): Promise<string> =>
  String((await create(bytes, fields)).headers.location)
/** The app on a real socket, for what `inject` cannot do: a request that stops half-way. */
async function listening(): Promise<{ port: number }> {
  if (!server.app.server.listening) await server.app.listen({ host: '127.0.0.1', port: 0 })
  return server.app.server.address() as { port: number }
}
const uploads = () => readdir(join(server.folder, 'uploads'))
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')

test('a file in pieces becomes a work whose id stands in the last answer', async () => {
  const created = await create(TINY.mp4.length, { filename: 'mi spot.mp4', title: 'Valórame', tags: 'a, b' })
  expect(created.statusCode).toBe(201)
  expect(created.headers['upload-expires']).toBeDefined()
  const url = String(created.headers.location)
  expect(url).toMatch(/^\/api\/uploads\/[a-z0-9]{16}$/)

  const first = await patch(url, 0, TINY.mp4.subarray(0, 10))
  expect(first.statusCode).toBe(204)
  expect((await head(url)).headers['upload-offset']).toBe('10')
  const last = await patch(url, 10, TINY.mp4.subarray(10))
  expect(last.statusCode).toBe(204)

  const id = String(last.headers['chaski-work'])
  const work = (await server.get(`/api/works/${id}`, staff)).json()
  expect(work).toMatchObject({
    title: 'Valórame',
    tags: ['a', 'b'],
    fileName: 'mi spot.mp4',
    sha256: sha256(TINY.mp4),
  })
  expect(await readFile(join(server.folder, 'store/originals', id, '1/source'))).toEqual(TINY.mp4)
  expect(await server.dispatch.busyVersions()).toContain(`${id}/1`)
  expect(await uploads()).toEqual([])
})

test('creation with upload takes the whole file in one request', async () => {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/uploads',
    headers: {
      ...TUS,
      ...staff,
      'upload-length': String(TINY.pdf.length),
      'upload-metadata': metadata({ filename: 'f.pdf' }),
      'content-type': 'application/offset+octet-stream',
    },
    payload: TINY.pdf,
  })
  expect(answer.statusCode).toBe(201)
  expect(answer.headers['chaski-work']).toMatch(/^[a-z0-9]{16}$/)
})

test('whoever lost the last answer is told again, and no second work is made', async () => {
  const url = await locationOf(TINY.mp4.length, { filename: 'a.mp4' })
  const done = await patch(url, 0, TINY.mp4)
  const asked = await head(url)
  expect(asked.statusCode).toBe(200)
  expect(asked.headers).toMatchObject({
    'upload-offset': String(TINY.mp4.length),
    'upload-length': String(TINY.mp4.length),
    'chaski-work': done.headers['chaski-work'],
  })
  expect((await patch(url, TINY.mp4.length, Buffer.alloc(0))).headers['chaski-work']).toBe(
    done.headers['chaski-work'],
  )
})

test('a new version goes to the work that the metadata names', async () => {
  const first = await patch(await locationOf(TINY.mp4.length, { filename: 'a.mp4' }), 0, TINY.mp4)
  const work = String(first.headers['chaski-work'])
  const second = await patch(await locationOf(TINY.mp4.length, { filename: 'b.mp4', work }), 0, TINY.mp4)
  expect(second.headers['chaski-work']).toBe(work)
  expect((await server.get(`/api/works/${work}`, staff)).json()).toMatchObject({
    version: 2,
    fileName: 'b.mp4',
  })
  expect((await create(10, { filename: 'b.mp4', work: newWorkId() })).statusCode).toBe(404)
})

test('a connection that breaks in the middle loses only what had not arrived, and the hash is right', async () => {
  const content = Buffer.concat([TINY.mp4, Buffer.alloc(3_000_000, 7)])
  const url = await locationOf(content.length, { filename: 'largo.mp4' })
  const { port } = await listening()
  const socket = connect(port, '127.0.0.1')
  socket.write(
    `PATCH ${url} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${staff.authorization}\r\nTus-Resumable: 1.0.0\r\n` +
      `Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: ${content.length}\r\n\r\n`,
  )
  socket.write(content.subarray(0, 1_000_000))
  await vi.waitFor(async () => expect(Number((await statOf(url)) ?? 0)).toBeGreaterThan(500_000))
  socket.destroy()

  const arrived = await vi.waitFor(async () => {
    const { headers, statusCode } = await head(url)
    expect(statusCode).toBe(200)
    return Number(headers['upload-offset'])
  })
  expect(arrived).toBeGreaterThan(0)
  const done = await vi.waitFor(async () => {
    const offset = Number((await head(url)).headers['upload-offset'])
    const answer = await patch(url, offset, content.subarray(offset))
    expect(answer.statusCode).toBe(204)
    return answer
  })
  const work = (await server.get(`/api/works/${done.headers['chaski-work']}`, staff)).json()
  expect(work).toMatchObject({ sha256: sha256(content), bytes: content.length })
})

async function statOf(url: string): Promise<number> {
  return (await readFile(join(server.folder, 'uploads', url.split('/').at(-1) ?? ''))).length
}

test('an upload that had arrived whole when the server was stopped is taken in at the next start', async () => {
  const url = await locationOf(TINY.wav.length, { filename: 'spot.wav', title: 'Recuperado' })
  const id = url.split('/').at(-1) ?? ''
  await writeFile(join(server.folder, 'uploads', id), TINY.wav)
  await server.tus.recover()
  expect((await head(url)).headers['chaski-work']).toBe(id)
  expect((await server.get(`/api/works/${id}`, staff)).json()).toMatchObject({
    title: 'Recuperado',
    kind: 'spot',
    sha256: sha256(TINY.wav),
  })
  expect(await uploads()).toEqual([])
})

test.each([
  ['a text', 'Hola mundo, soy un texto', 415, 'unknown_type'],
  ['a playlist', '#EXTM3U\nhttp://127.0.0.1/secret', 422, 'references_other_files'],
])('%s is refused at its end, and nothing of it stays', async (_what, text, status, code) => {
  const content = Buffer.from(text)
  const url = await locationOf(content.length, { filename: 'a.mp4' })
  const answer = await patch(url, 0, content)
  expect(answer.statusCode).toBe(status)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json()).toMatchObject({ code, status, hint: expect.any(String) })
  expect(await uploads()).toEqual([])
  expect((await head(url)).statusCode).toBe(404)
})

test('mistakes are told before a byte travels', async () => {
  const fields = await create(10, { filename: 'a.mp4', visibility: 'secret' })
  expect(fields.json()).toMatchObject({ code: 'bad_request', fields: [{ path: 'visibility' }] })
  expect((await create(6_000_000, { filename: 'a.mp4' })).json()).toMatchObject({ code: 'too_large' })
  free = RESERVE_BYTES
  expect((await create(10, { filename: 'a.mp4' })).json()).toMatchObject({ code: 'disk_full', status: 507 })
  expect(await uploads()).toEqual([])
})

test('a disk that fills up meanwhile stops an upload, which goes on when there is room', async () => {
  const created = await server.app.inject({
    method: 'POST',
    url: '/api/uploads/',
    headers: {
      ...TUS,
      ...staff,
      'upload-defer-length': '1',
      'upload-metadata': metadata({ filename: 'a.mp4' }),
    },
  })
  const url = String(created.headers.location)
  const whole = { ...staff, 'upload-length': String(TINY.mp4.length) }
  free = RESERVE_BYTES
  expect((await patch(url, 0, TINY.mp4, whole)).json()).toMatchObject({ code: 'disk_full', status: 507 })
  expect((await head(url)).headers['upload-offset']).toBe('0')
  free = 10 * RESERVE_BYTES
  expect((await patch(url, 0, TINY.mp4)).headers['chaski-work']).toBeDefined()
})

test('a piece at the wrong place is refused and changes nothing', async () => {
  const url = await locationOf(TINY.mp4.length, { filename: 'a.mp4' })
  const answer = await patch(url, 5, TINY.mp4.subarray(5))
  expect(answer.json()).toMatchObject({ status: 409, code: 'offset_mismatch' })
  expect((await head(url)).headers['upload-offset']).toBe('0')
})

test('an upload can be given up', async () => {
  const url = await locationOf(10, { filename: 'a.mp4' })
  const answer = await server.app.inject({ method: 'DELETE', url, headers: { ...TUS, ...staff } })
  expect(answer.statusCode).toBe(204)
  expect((await head(url)).statusCode).toBe(404)
})

test.each(['/api/uploads/..%2f..%2fcatalogue.sqlite', '/api/uploads/%00', '/api/uploads/nonsense'])(
  '%s is nobody’s upload',
  async (url) => {
    expect((await head(url)).statusCode).toBeGreaterThanOrEqual(400)
    expect((await patch(url, 0, Buffer.from('x'))).statusCode).toBeGreaterThanOrEqual(400)
    expect(existsSync(join(server.folder, 'catalogue.sqlite'))).toBe(true)
  },
)

test('is for staff, and says what it can do to anyone', async () => {
  expect((await create(10, { filename: 'a.mp4' }, {})).json()).toMatchObject({ code: 'not_signed_in' })
  const { headers } = await server.as('station')
  expect((await create(10, { filename: 'a.mp4' }, headers)).statusCode).toBe(403)
  const options = await server.app.inject({ method: 'OPTIONS', url: '/api/uploads/' })
  expect(options.headers['tus-extension']).toContain('creation-with-upload')
  expect(options.headers['tus-extension']).toContain('termination')
  expect(options.headers['x-content-type-options']).toBe('nosniff')
})

test('a request without the version of the protocol gets a problem', async () => {
  const answer = await server.app.inject({ method: 'POST', url: '/api/uploads/', headers: staff })
  expect(answer.statusCode).toBe(412)
  expect(answer.json()).toMatchObject({ status: 412, detail: 'Tus-Resumable Required' })
})

test('who sends the same upload beside another is told that it has ended, with its work', async () => {
  for (let round = 0; round < 5; round++) {
    const url = await locationOf(TINY.mp4.length, { filename: 'a.mp4' })
    const answers = await Promise.all([0, 1, 2].map(() => patch(url, 0, TINY.mp4)))
    for (const { statusCode, headers, body } of answers) {
      if (statusCode < 400) expect(headers['chaski-work']).toBe(url.split('/').at(-1))
      // Pushed aside by the next, or late: each is told what to do, and nobody that a work was withdrawn.
      else expect(['offset_mismatch', 'bad_request']).toContain(JSON.parse(body).code)
    }
    expect(answers.some(({ statusCode }) => statusCode === 204)).toBe(true)
    const late = await patch(url, 0, TINY.mp4)
    expect([late.statusCode, late.headers['chaski-work']]).toEqual([204, url.split('/').at(-1)])
  }
})

test('who comes while the file of the first is being moved is told that it has ended, with its work', async () => {
  const url = await locationOf(TINY.mp4.length, { filename: 'a.mp4' })
  const id = url.split('/').at(-1)
  const moving = Promise.withResolvers<void>()
  const moved = Promise.withResolvers<void>()
  const { putFile } = server.store
  const put = vi.spyOn(server.store, 'putFile').mockImplementationOnce(async (...file) => {
    moving.resolve()
    await moved.promise
    return putFile(...file)
  })
  const looked = Promise.withResolvers<void>()
  try {
    const first = patch(url, 0, TINY.mp4)
    // The catalogue knows the work, and the file still stands where uploads are.
    await moving.promise
    const { byUpload } = server.catalogue.versions
    const asked = vi.spyOn(server.catalogue.versions, 'byUpload').mockImplementationOnce(async (upload) => {
      const version = await byUpload(upload)
      expect(version).toBeDefined()
      looked.resolve()
      return version
    })
    const second = patch(url, 0, TINY.mp4)
    await looked.promise
    asked.mockRestore()
    moved.resolve()
    for (const { statusCode, headers } of await Promise.all([first, second]))
      expect([statusCode, headers['chaski-work']]).toEqual([204, id])
  } finally {
    moved.resolve()
    put.mockRestore()
  }
  expect((await server.get(`/api/works/${id}`, staff)).json()).toMatchObject({ version: 1 })
})

test('who is pushed aside by a faster one goes on, and is told that it has ended, with its work', async () => {
  const content = Buffer.concat([TINY.mp4, Buffer.alloc(1_000_000, 7)])
  const url = await locationOf(content.length, { filename: 'a.mp4' })
  const { port } = await listening()
  const slow = connect(port, '127.0.0.1')
  const told = new Promise<string>((resolve, reject) => {
    slow.setEncoding('utf8').once('data', resolve).once('error', reject)
  })
  slow.write(
    `PATCH ${url} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${staff.authorization}\r\nTus-Resumable: 1.0.0\r\n` +
      `Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: ${content.length}\r\n\r\n`,
  )
  slow.write(content.subarray(0, 400_000))
  await vi.waitFor(async () => expect(await statOf(url)).toBeGreaterThan(100_000))
  // The slow one has to stop where it stands, and both are told how far the file is.
  const fast = await patch(url, 0, content)
  expect(fast.json()).toMatchObject({ code: 'offset_mismatch' })
  const arrived = Number(/^upload-offset: (\d+)/im.exec(await told)?.[1])
  slow.destroy()
  expect(Number((await head(url)).headers['upload-offset'])).toBe(arrived)

  const rest = content.subarray(arrived)
  const ended = await patch(url, arrived, rest)
  const late = await patch(url, arrived, rest)
  for (const { statusCode, headers } of [ended, late])
    expect([statusCode, headers['chaski-work']]).toEqual([204, url.split('/').at(-1)])
  const { json } = await server.get(`/api/works/${late.headers['chaski-work']}`, staff)
  expect(json()).toMatchObject({ version: 1, sha256: sha256(content) })
})

test('an upload whose file is no longer there is told in words of uploads', async () => {
  const url = await locationOf(20, { filename: 'a.mp4' })
  await rm(join(server.folder, 'uploads', String(url.split('/').at(-1))))
  const gone = await patch(url, 0, Buffer.alloc(20))
  expect(gone.json()).toMatchObject({ code: 'upload_ended', title: expect.stringContaining('subida') })
  const never = await patch(`/api/uploads/${newWorkId()}`, 0, Buffer.alloc(20))
  expect(never.json()).toMatchObject({ status: 404, code: 'upload_ended' })
  const unset = await server.app.inject({ method: 'PATCH', url, headers: { ...TUS, ...staff } })
  expect(unset.json()).toMatchObject({ code: 'bad_request' })
})

test('a file of a wrong type is refused after its first bytes, and nothing of it stays', async () => {
  const before = await uploads()
  const bytes = 3_000_000
  const url = await locationOf(bytes, { filename: 'video.mp4' })
  const { port } = await listening()
  const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(10_000, 0x4a)])
  const socket = connect(port, '127.0.0.1')
  const answer = new Promise<string>((resolve, reject) => {
    socket.setEncoding('utf8').once('data', resolve).once('error', reject)
  })
  const head = { ...TUS, ...staff, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`)
  socket.write(
    [`PATCH ${url} HTTP/1.1`, 'host: localhost', `content-length: ${bytes}`, ...lines, '', ''].join('\r\n'),
  )
  // The rest of the three megabytes is never sent.
  socket.write(photo)
  expect(await answer).toMatch(/^HTTP\/1\.1 415 [\s\S]*"code":"photograph"/)
  socket.destroy()
  expect(await uploads()).toEqual(before)
  expect((await server.app.inject({ method: 'HEAD', url, headers: { ...TUS, ...staff } })).statusCode).toBe(
    404,
  )
})
