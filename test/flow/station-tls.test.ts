import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer, type Server } from 'node:tls'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.ts'
import { runAgentProcess } from '../support/station-agent.ts'
import { type StationServer, startStationServer, TEST_TOKEN } from '../support/station-server.ts'

let server: StationServer
let front: Server
let proxy: CuttingProxy
let root: string
beforeEach(async () => {
  server = await startStationServer()
  proxy = await startCuttingProxy()
  root = await mkdtemp(join(tmpdir(), 'chaski-tls-'))
})
afterEach(async () => {
  front.close()
  await proxy.stop()
  await server.stop()
  await rm(root, { recursive: true, force: true })
})

/** Puts TLS before the test server, with a certificate made on the spot. */
async function startFront(): Promise<{ url: string; certificate: string }> {
  const [key, cert] = [join(root, 'key.pem'), join(root, 'cert.pem')]
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert],
    ],
    { stdio: 'ignore' },
  )
  front = createTlsServer({ key: await readFile(key), cert: await readFile(cert) }, (socket) => {
    const upstream = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.on('error', () => upstream.destroy())
    upstream.on('error', () => socket.destroy())
    socket.pipe(upstream).pipe(socket)
  })
  front.on('tlsClientError', () => {})
  front.listen(0, '127.0.0.1')
  await once(front, 'listening')
  return { url: `https://localhost:${(front.address() as AddressInfo).port}`, certificate: cert }
}

test('an https server is reached through the tunnel of a proxy, cuts and all', async () => {
  const { url, certificate } = await startFront()
  const content = randomBytes(500_000)
  const plain = server.url
  server.url = url
  server.put({ id: 'abcdefgh23456789', content })
  server.url = plain
  proxy.set({ cutAfterBytes: 100_000 })
  const args = ['pull', '--once', '--server', url, '--token', TEST_TOKEN, '--to', join(root, 'radio')]
  const run = await runAgentProcess({
    args,
    env: { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: certificate },
  })
  expect(run).toMatchObject({ code: 0, stderr: '' })
  expect(await readFile(join(root, 'radio', 'hoy', 'abcdefgh23456789_v1.mp3'))).toEqual(content)
  expect(proxy.requestLines[0]).toBe(`CONNECT ${new URL(url).host} HTTP/1.1`)
  expect(proxy.connections).toBeGreaterThan(4)
})

test('a TLS session is kept between runs, for the owner of the folder alone', async () => {
  const { url, certificate } = await startFront()
  const reused: boolean[] = []
  front.on('secureConnection', (socket) => reused.push(socket.isSessionReused()))
  const folder = join(root, 'radio')
  const args = ['pull', '--once', '--server', url, '--token', TEST_TOKEN, '--to', folder]
  const run = () => runAgentProcess({ args, env: { NODE_EXTRA_CA_CERTS: certificate } })
  expect(await run()).toMatchObject({ code: 0, stderr: '' })
  expect(reused[0]).toBe(false)
  const first = reused.length
  expect(await run()).toMatchObject({ code: 0, stderr: '' })
  expect(reused.slice(first)).not.toContain(false)
  const kept = join(folder, '.chaski', 'tls.json')
  expect((await stat(kept)).mode & 0o777).toBe(0o600)
  // What is no session is as good as none.
  await writeFile(kept, JSON.stringify({ [new URL(url).host]: 'bm9uc2Vuc2U=', x: 1 }))
  expect(await run()).toMatchObject({ code: 0, stderr: '' })
})

test('a certificate that nobody vouches for is no server', async () => {
  const { url } = await startFront()
  const args = ['pull', '--once', '--server', url, '--token', TEST_TOKEN, '--to', join(root, 'radio')]
  expect((await runAgentProcess({ args })).code).toBe(3)
  expect(server.polls).toEqual([])
})
