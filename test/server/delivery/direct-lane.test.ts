import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishedKey } from '../../../media/layout.ts'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'

let server: TestApp
let port: number
let url: string
let staff: Record<string, string>
const CONTENT = 'segment '.repeat(1000)

beforeAll(async () => {
  server = await startTestApp()
  staff = (await server.as('editor')).headers
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  port = (server.app.server.address() as AddressInfo).port
  url = await published()
})
afterAll(() => server.close())

/** The address of a segment that has been asked for once, and so is in memory. */
async function published(): Promise<string> {
  const { id } = await server.work({ published: PUBLISHED_VIDEO, visibility: 'public' })
  await server.store.put(publishedKey({ workId: id, version: 1 }, '240/seg00000.m4s'), CONTENT)
  const path = `/media/${id}/1/240/seg00000.m4s`
  await (await fetch(`http://127.0.0.1:${port}${path}`)).arrayBuffer()
  return path
}

interface Client {
  socket: Socket
  send(text: string): void
  /** The next answer: its status line with its headers, and its body. */
  answer(): Promise<{ head: string; body: string }>
}

async function client(): Promise<Client> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  await once(socket, 'connect')
  let received = ''
  socket.setEncoding('latin1').on('data', (text: string) => {
    received += text
  })
  const whole = (): RegExpExecArray | null => {
    const head = /^[\s\S]*?\r\n\r\n/.exec(received)
    const length = Number(/content-length: (\d+)/i.exec(head?.[0] ?? '')?.[1] ?? 0)
    return head && received.length >= head[0].length + length ? head : null
  }
  return {
    socket,
    send: (text) => socket.write(text),
    async answer() {
      while (whole() === null) await once(socket, 'data')
      const head = whole()?.[0] ?? ''
      const end = head.length + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
      const body = received.slice(head.length, end)
      received = received.slice(end)
      return { head, body }
    },
  }
}

const GET = (path: string, ...headers: string[]) =>
  `GET ${path} HTTP/1.1\r\nHost: a\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n`

/** Answers that were sent past the server of HTTP carry no `Keep-Alive` of its form. */
const isDirect = ({ head }: { head: string }) => head.includes('\r\ndate: ')

describe('a file in memory', () => {
  test('leaves by the direct way, with the headers of every other', async () => {
    const { socket, send, answer } = await client()
    send(GET(url))
    const direct = await answer()
    expect(isDirect(direct)).toBe(true)
    expect(direct.body).toBe(CONTENT)
    send(GET(url, 'Expect: nothing-that-is-known', 'Range: bytes=0-'))
    const through = await fetch(`http://127.0.0.1:${port}${url}`)
    const names = [...through.headers].map(([name, value]) => `${name}: ${value}`.toLowerCase())
    const own = direct.head.toLowerCase().split('\r\n').slice(1, -2)
    const alike = (lines: string[]) => lines.filter((line) => !/^(date|keep-alive):/.test(line)).sort()
    expect(alike(own)).toEqual(alike(names))
    expect(own.find((line) => line.startsWith('date:'))).toMatch(
      /^date: \w{3}, \d\d \w{3} \d{4} [\d:]{8} gmt$/,
    )
    socket.destroy()
  })

  test('leaves as often as it is asked for, and in order', async () => {
    const { socket, send, answer } = await client()
    for (let turn = 0; turn < 5; turn++) {
      send(GET(url))
      const { head, body } = await answer()
      expect([head.slice(0, 15), body]).toEqual(['HTTP/1.1 200 OK', CONTENT])
    }
    socket.destroy()
  })

  test('is followed by whatever else is asked for on the same connection', async () => {
    const { socket, send, answer } = await client()
    send(GET(url))
    expect(isDirect(await answer())).toBe(true)
    send(GET(url, 'Range: bytes=0-6'))
    expect((await answer()).body).toBe('segment')
    send(GET('/api/works/nothing'))
    expect((await answer()).head).toMatch(/^HTTP\/1.1 4/)
    send(
      `POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
    )
    expect((await answer()).head).toMatch(/^HTTP\/1.1 400/)
    send(GET(url))
    expect((await answer()).body).toBe(CONTENT)
    socket.destroy()
  })

  test('is sent to a client that says it in pieces, or twice at once', async () => {
    const pieces = await client()
    pieces.send(GET(url).slice(0, 20))
    await new Promise((resolve) => setImmediate(resolve))
    pieces.send(GET(url).slice(20))
    expect((await pieces.answer()).body).toBe(CONTENT)
    pieces.send(GET(url) + GET(url, 'Range: bytes=0-2'))
    expect((await pieces.answer()).body).toBe(CONTENT)
    expect((await pieces.answer()).body).toBe('seg')
    pieces.socket.destroy()
  })

  test('is sent whole to a client that has ended its side', async () => {
    const { socket, send, answer } = await client()
    send(GET(url))
    socket.end()
    expect((await answer()).body).toBe(CONTENT)
    await once(socket, 'end')
  })

  test('waits for a client that does not read, without reading on from it', async () => {
    const { socket, send, answer } = await client()
    socket.pause()
    for (let turn = 0; turn < 3000; turn++) send(GET(url))
    const half = await client()
    half.send(GET(url))
    expect((await half.answer()).body).toBe(CONTENT)
    half.socket.destroy()
    socket.resume()
    for (let turn = 0; turn < 3000; turn++) expect((await answer()).body.length).toBe(CONTENT.length)
    socket.destroy()
  })

  test('is gone at once when its work is withdrawn', async () => {
    const own = await published()
    const { socket, send, answer } = await client()
    send(GET(own))
    expect(isDirect(await answer())).toBe(true)
    await server.app.inject({
      method: 'POST',
      url: `/api/works/${own.split('/')[2]}/withdraw`,
      headers: staff,
    })
    const status = async () => {
      send(GET(own))
      return (await answer()).head.slice(9, 12)
    }
    await expect.poll(status).toBe('410')
    socket.destroy()
  })
})

test('a server that closes lets go of who waits, and ends what it has begun', async () => {
  const other = await startTestApp()
  await other.app.listen({ host: '127.0.0.1', port: 0 })
  const address = other.app.server.address() as AddressInfo
  const waiting = connect({ port: address.port, host: '127.0.0.1' })
  await once(waiting, 'connect')
  // Known to the server only now.
  await fetch(`http://127.0.0.1:${address.port}/health/live`, { headers: { connection: 'close' } }).catch(
    () => {},
  )
  const closed = once(waiting.resume(), 'close')
  await other.close()
  await closed
})
