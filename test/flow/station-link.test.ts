import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runAgent } from '../../station/agent.ts'
import type { Settings } from '../../station/settings.ts'
import { agentSettings } from '../support/agent-settings.ts'
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.ts'
import { NO_PROXY } from '../support/no-proxy.ts'
import { type RunningAgent, startAgent } from '../support/station-agent.ts'
import { type StationServer, startStationServer, TEST_TOKEN } from '../support/station-server.ts'

let server: StationServer
let proxy: CuttingProxy
let folder: string
const agents: RunningAgent[] = []
beforeEach(async () => {
  server = await startStationServer()
  proxy = await startCuttingProxy()
  folder = await mkdtemp(join(tmpdir(), 'chaski-enlace-'))
})
afterEach(async () => {
  for (const { child, ended } of agents.splice(0)) {
    child.kill('SIGKILL')
    await ended
  }
  await proxy.stop()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const ID = 'abcdefgh23456789'
const SHOWN = `hoy/${ID}_v1.mp3`
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const shown = async (): Promise<string> => sha256(await readFile(join(folder, SHOWN)))

const settings = (changes: Partial<Settings> = {}): Settings =>
  agentSettings({
    server: server.url,
    folder,
    proxy: { ...NO_PROXY, http: proxy.url },
    timeoutSeconds: 5,
    ...changes,
  })

const pull = (changes: Partial<Settings> = {}): Promise<number> =>
  runAgent(
    settings(changes),
    new AbortController().signal,
    () => {},
    () => {},
  )

function pullInProcess(): RunningAgent {
  const args = ['pull', '--once', '--server', server.url, '--token', TEST_TOKEN, '--to', folder]
  const agent = startAgent({ args, env: { HTTP_PROXY: proxy.url } })
  agents.push(agent)
  return agent
}

/** Bytes of the download under way. */
async function partSize(): Promise<number> {
  const parts = join(folder, '.chaski', 'descargas')
  const names = await readdir(parts).catch(() => [])
  const part = names.find((name) => name.endsWith('.part'))
  return part === undefined ? 0 : (await stat(join(parts, part))).size
}

test('a long file over a link that is cut again and again costs hardly more than its size', async () => {
  const content = randomBytes(4_000_000)
  server.put({ id: ID, content })
  proxy.set({ cutAfterBytes: 160_000 })
  expect(await pull()).toBe(0)
  expect(await shown()).toBe(sha256(content))
  expect(proxy.connections).toBeGreaterThan(25)
  expect(proxy.bytesToClient / content.length).toBeLessThanOrEqual(1.05)
  const [first, ...later] = server.fileRequests
  expect(first).toMatchObject({ range: null, ifRange: null })
  for (const { range, ifRange } of later) {
    expect(range).toMatch(/^bytes=[1-9]\d*-$/)
    expect(ifRange).toMatch(/^".+"$/)
  }
})

test('a throttled link that goes down by the clock', async () => {
  const content = randomBytes(600_000)
  server.put({ id: ID, content })
  proxy.set({ rate: 400_000, cutEveryMs: 400 })
  expect(await pull()).toBe(0)
  expect(await shown()).toBe(sha256(content))
  expect(proxy.bytesToClient / content.length).toBeLessThanOrEqual(1.1)
})

test('a link that turns bits never brings a damaged file on the air', async () => {
  const content = randomBytes(200_000)
  server.put({ id: ID, content })
  expect(await pull({ proxy: NO_PROXY })).toBe(0)
  const next = randomBytes(200_000)
  server.put({ id: ID, content: next, version: 2 })
  proxy.set({ corruptEvery: 150_000 })
  // The list itself is shorter than that and passes; the file does not, and the old version stays on the air.
  expect(await pull()).toBe(5)
  expect(await shown()).toBe(sha256(content))
  expect(await readdir(join(folder, 'hoy'))).toEqual([`${ID}_v1.mp3`])
})

test('killed in the middle of a download again and again, it goes on from there', async () => {
  const content = randomBytes(3_000_000)
  server.put({ id: ID, content })
  proxy.set({ rate: 150_000 })
  let reached = 0
  for (let kills = 0; kills < 2; kills++) {
    const agent = pullInProcess()
    // Past a checkpoint: what is noted as safe is what counts after a power cut.
    await expect.poll(async () => (await noted()) - reached, { timeout: 60_000 }).toBeGreaterThan(0)
    reached = await noted()
    agent.child.kill('SIGKILL')
    expect((await agent.ended).signal).toBe('SIGKILL')
    expect(await partSize()).toBeGreaterThanOrEqual(reached)
    expect(await readdir(join(folder, 'hoy'))).toEqual([])
  }
  proxy.set({})
  const last = await pullInProcess().ended
  expect(last.code).toBe(0)
  expect(await shown()).toBe(sha256(content))
  const starts = server.fileRequests.map(({ range }) => Number(/\d+/.exec(range ?? '0')?.[0]))
  expect(starts[0]).toBe(0)
  for (const start of starts.slice(1)) expect(start).toBeGreaterThan(0)
  expect(starts).toEqual([...starts].sort((a, b) => a - b))
})

async function noted(): Promise<number> {
  const parts = join(folder, '.chaski', 'descargas')
  const names = await readdir(parts).catch(() => [])
  const note = names.find((name) => name.endsWith('.json'))
  return note === undefined ? 0 : JSON.parse(await readFile(join(parts, note), 'utf8')).safe
}

test('killed at any moment, the next run ends as if nothing had been', async () => {
  const spots = Array.from({ length: 12 }, (_, number) => ({
    id: `spot${String(number).padStart(12, '2')}`,
    content: randomBytes(60_000),
  }))
  for (const spot of spots) server.put(spot)
  proxy.set({ rate: 600_000 })
  for (const want of [1, 4, 8]) {
    const agent = pullInProcess()
    await expect
      .poll(
        () =>
          readdir(join(folder, 'spots')).then(
            ({ length }) => length,
            () => 0,
          ),
        { timeout: 60_000, interval: 5 },
      )
      .toBeGreaterThanOrEqual(want)
    agent.child.kill('SIGKILL')
    await agent.ended
  }
  server.withdraw(spots[0]?.id ?? '')
  const last = await pullInProcess().ended
  expect(last).toMatchObject({ code: 0, stderr: '' })
  const names = spots
    .slice(1)
    .map(({ id }) => `${id}_v1.mp3`)
    .sort()
  expect((await readdir(join(folder, 'hoy'))).sort()).toEqual(names)
  expect((await readdir(join(folder, 'spots'))).sort()).toEqual(names)
  for (const { id, content } of spots.slice(1))
    expect(sha256(await readFile(join(folder, 'hoy', `${id}_v1.mp3`)))).toBe(sha256(content))
  // Each file came once, but for those that a kill met on their way.
  expect(server.fileRequests.length).toBeLessThanOrEqual(spots.length + 3)
  expect(server.acks.at(-1)?.held).toHaveLength(11)
})

test('a spot too large for the disk is told with what is missing, and the others come', async () => {
  server.put({ id: ID, content: randomBytes(1000) })
  server.put({ id: 'bbcdefgh23456789', content: randomBytes(10), bytes: 10 ** 15 })
  const lines: string[] = []
  const code = await runAgent(
    settings(),
    new AbortController().signal,
    (line) => lines.push(line),
    () => {},
  )
  expect(code).toBe(6)
  expect(lines[0]).toMatch(
    /Disco lleno: faltan [\d,]+ MB para bbcdefgh23456789_v1\.mp3; se conserva lo anterior\./,
  )
  expect(await readdir(join(folder, 'hoy'))).toEqual([`${ID}_v1.mp3`])
})

test.runIf(existsSync('/dev/full'))('a disk that fills up on the way keeps the version before', async () => {
  const content = randomBytes(1000)
  server.put({ id: ID, content })
  expect(await pull()).toBe(0)
  const next = randomBytes(50_000)
  server.put({ id: ID, content: next, version: 2 })
  const part = join(folder, '.chaski', 'descargas', `${sha256(next)}.part`)
  await symlink('/dev/full', part)
  expect(await pull()).toBe(6)
  expect(await shown()).toBe(sha256(content))
  await rm(part)
  expect(await pull()).toBe(0)
  expect(await readdir(join(folder, 'hoy'))).toEqual([`${ID}_v2.mp3`])
})

test('the proxy is asked with the whole address, and NO_PROXY is heeded', async () => {
  server.put({ id: ID, content: randomBytes(1000) })
  await pull()
  expect(proxy.requestLines).toContain(`GET ${server.url}/api/sync HTTP/1.1`)
  const before = proxy.connections
  await pull({ proxy: { http: proxy.url, https: null, none: '127.0.0.1' } })
  expect(proxy.connections).toBe(before)
})

test('a server that says nothing is given up in time', async () => {
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const address = silent.address()
  const port = typeof address === 'object' ? address?.port : 0
  const code = await pull({ server: `http://127.0.0.1:${port}`, proxy: NO_PROXY, timeoutSeconds: 1 })
  silent.close()
  expect(code).toBe(3)
})

test('no server at all', async () => {
  expect(await pull({ server: 'http://127.0.0.1:1', proxy: NO_PROXY })).toBe(3)
})
