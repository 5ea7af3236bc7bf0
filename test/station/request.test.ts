import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readText, send } from '../../station/request.ts'
import { NO_PROXY } from '../support/no-proxy.ts'

let server: Server
let url: URL
let body: Buffer
const TEXT = 'ñandú '.repeat(1000)

beforeEach(async () => {
  body = gzipSync(TEXT)
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const answer = () =>
  send({ url }, { proxy: NO_PROXY, silence: 5000, signal: new AbortController().signal, sessions: null })

test('a packed answer is unpacked', async () => {
  expect(await readText(await answer(), 10_000)).toBe(TEXT)
})

test('what grows past the limit when it is unpacked is given up', async () => {
  await expect(readText(await answer(), 5000)).rejects.toThrow('more than 5000 bytes')
})

test('a packed answer that is cut short is no answer', async () => {
  body = body.subarray(0, body.length - 9)
  await expect(readText(await answer(), 10_000)).rejects.toThrow()
})
