import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runAgent } from '../../station/agent.ts'
import type { Settings } from '../../station/settings.ts'
import { agentSettings } from '../support/agent-settings.ts'
import { type AgentRun, runAgentProcess, startAgent } from '../support/station-agent.ts'
import { type StationServer, startStationServer, TEST_TOKEN } from '../support/station-server.ts'

let server: StationServer
let root: string
let folder: string
const running: (() => Promise<void>)[] = []
beforeEach(async () => {
  server = await startStationServer()
  root = await mkdtemp(join(tmpdir(), 'chaski-estación '))
  folder = join(root, 'radio')
})
afterEach(async () => {
  for (const stop of running.splice(0)) await stop()
  await server.stop()
  await rm(root, { recursive: true, force: true })
})

const PATIENT = { timeout: 30_000 }
const DAY = 24 * 60 * 60_000
const iso = (time: number): string => new Date(time).toISOString()
const content = (size: number): Buffer => randomBytes(size)
const id = (number: number): string => `spot${String(number).padStart(12, '2')}`
const today = (): Promise<string[]> => readdir(join(folder, 'hoy')).then((names) => names.sort())
const held = (): Promise<string[]> => readdir(join(folder, 'spots')).then((names) => names.sort())
const playlist = (): Promise<string> => readFile(join(folder, 'hoy.m3u'), 'latin1')

async function configured(changes: Record<string, unknown> = {}): Promise<string[]> {
  const path = join(root, 'chaski-station.json')
  await writeFile(path, JSON.stringify({ server: server.url, token: TEST_TOKEN, folder, ...changes }))
  return ['--config', path]
}

const settings = (changes: Partial<Settings> = {}): Settings =>
  agentSettings({ server: server.url, folder, ...changes })

async function pull(changes: Partial<Settings> = {}): Promise<{ code: number; stdout: string }> {
  let stdout = ''
  const say = (line: string): void => {
    stdout += `${line}\n`
  }
  const code = await runAgent(settings(changes), new AbortController().signal, say, () => {})
  return { code, stdout }
}

/** An agent for ever, in this process, stopped after the test. */
function pullForEver(): void {
  const stop = new AbortController()
  const ended = runAgent(
    settings({ every: 60 }),
    stop.signal,
    () => {},
    () => {},
  )
  running.push(async () => {
    stop.abort()
    await expect(ended).rejects.toThrow('aborted')
  })
}

test('spots come, today shows what may be aired, playlists list it, and the server is told', async () => {
  const sound = content(50_000)
  server.put({ id: id(1), content: sound, title: 'Niñas que lideran' })
  server.put({ id: id(2), content: content(40_000), validFrom: iso(Date.now() + DAY) })
  const run = await pull()
  expect(run.code).toBe(0)
  expect(run.stdout).toMatch(
    /^\d{4}-\d\d-\d\d \d\d:\d\d 2 spots nuevos \(0,1 MB\); 1 para emitir ahora, 2 en la carpeta\.\n$/,
  )
  expect(await today()).toEqual([`${id(1)}_v1.mp3`])
  expect(await held()).toEqual([`${id(1)}_v1.mp3`, `${id(2)}_v1.mp3`])
  expect(await readFile(join(folder, 'hoy', `${id(1)}_v1.mp3`))).toEqual(sound)
  expect(await playlist()).toBe(`#EXTM3U\r\n#EXTINF:30,Niñas que lideran\r\nhoy/${id(1)}_v1.mp3\r\n`)
  expect(server.acks).toMatchObject([
    {
      held: [
        { id: id(1), version: 1 },
        { id: id(2), version: 1 },
      ],
      removed: [],
      agent: expect.any(String),
    },
  ])
})

test('with nothing new the poll ends in 304, nothing is fetched and nothing is acknowledged again', async () => {
  server.put({ id: id(1), content: content(1000) })
  await pull()
  await pull()
  const files = server.fileRequests.length
  const run = await pull()
  expect(run.stdout).toContain('Sin cambios')
  expect(server.polls.at(-1)).toMatchObject({ status: 304 })
  expect(server.fileRequests).toHaveLength(files)
  expect(server.acks).toHaveLength(1)
})

test('a withdrawn spot goes, a new version takes the place of the old', async () => {
  server.put({ id: id(1), content: content(1000) })
  server.put({ id: id(2), content: content(1000) })
  await pull()
  server.withdraw(id(1))
  const second = content(2000)
  server.put({ id: id(2), content: second, version: 2 })
  const run = await pull()
  expect(run.stdout).toContain('1 spot nuevo')
  expect(run.stdout).toContain('1 retirado')
  expect(await today()).toEqual([`${id(2)}_v2.mp3`])
  expect(await held()).toEqual([`${id(2)}_v2.mp3`])
  expect(server.acks.at(-1)).toMatchObject({ held: [{ id: id(2), version: 2 }], removed: [id(1)] })
})

test('a new version under the same name and of the same size is what is shown', async () => {
  server.put({ id: id(1), content: content(1000), fileName: 'spot.mp3' })
  await pull()
  const second = content(1000)
  server.put({ id: id(1), content: second, version: 2, fileName: 'spot.mp3' })
  await pull()
  expect(await readFile(join(folder, 'hoy', 'spot.mp3'))).toEqual(second)
})

test('what ends leaves today also without the server', async () => {
  server.put({ id: id(1), content: content(1000), validUntil: iso(Date.now() + 3000) })
  await pull()
  expect(await today()).toHaveLength(1)
  server.instead = (_, response) => response.destroy()
  await expect
    .poll(async () => {
      const run = await pull()
      expect(run.code).toBe(3)
      return today()
    }, PATIENT)
    .toEqual([])
  expect(await playlist()).toBe('#EXTM3U\r\n')
  // Not deleted: the PC alone said that it was time.
  expect(await held()).toHaveLength(1)
})

test('a cursor that the server no longer knows leads to a full listing', async () => {
  server.put({ id: id(1), content: content(1000) })
  server.put({ id: id(2), content: content(1000) })
  await pull()
  const files = server.fileRequests.length
  server.forgetCursors()
  expect((await pull()).code).toBe(0)
  expect(server.polls.map(({ status }) => status)).toContain(410)
  expect(await today()).toHaveLength(2)
  expect(server.fileRequests).toHaveLength(files)
})

test('many changes come in several answers', async () => {
  server.pageSize = 3
  for (let number = 1; number <= 8; number++) server.put({ id: id(number), content: content(100) })
  await pull()
  expect(await today()).toHaveLength(8)
})

test('a captive portal changes nothing and is named', async () => {
  server.put({ id: id(1), content: content(1000) })
  await pull()
  server.instead = (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' })
    response.end('<title>Bienvenido al WiFi del hotel</title>')
  }
  const run = await pull()
  expect(run.code).toBe(9)
  expect(run.stdout).toContain('portal cautivo')
  expect(await today()).toHaveLength(1)
})

test('a portal in the place of a file leaves no trace of itself', async () => {
  const sound = content(100_000)
  server.put({ id: id(1), content: sound })
  const poll = server.polls
  server.instead = null
  const portal = await startStationServer()
  portal.instead = (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' })
    response.end('<title>Ingrese</title>')
  }
  const direct = server.url
  server.url = portal.url
  server.put({ id: id(1), content: sound })
  server.url = direct
  const run = await pull()
  await portal.stop()
  expect(poll).not.toEqual([])
  expect(run.code).toBe(9)
  expect(await held()).toEqual([])
  server.put({ id: id(1), content: sound })
  expect((await pull()).code).toBe(0)
  expect(await readFile(join(folder, 'hoy', `${id(1)}_v1.mp3`))).toEqual(sound)
})

test('the token is shown to Chaski only', async () => {
  const elsewhere = await startStationServer()
  const sound = content(1000)
  elsewhere.put({ id: id(1), content: sound })
  server.instead = null
  const own = server.url
  server.url = elsewhere.url
  server.put({ id: id(1), content: sound })
  server.url = own
  server.put({ id: id(2), content: sound })
  expect((await pull()).code).toBe(0)
  expect(elsewhere.authorizations).toEqual([undefined])
  expect(server.authorizations).toEqual([`Bearer ${TEST_TOKEN}`])
  await elsewhere.stop()
})

test('a hash that never matches is given up after three tries, and the others come', async () => {
  server.put({ id: id(1), content: content(500), sha256: '0'.repeat(64) })
  server.put({ id: id(2), content: content(1000) })
  const run = await pull()
  expect(run.code).toBe(5)
  expect(run.stdout).toContain('llega dañado')
  expect(await today()).toEqual([`${id(2)}_v1.mp3`])
  expect(server.fileRequests.filter(({ path }) => path.includes(id(1)))).toHaveLength(3)
  await pull()
  expect(server.fileRequests.filter(({ path }) => path.includes(id(1)))).toHaveLength(3)
  expect(await readdir(join(folder, '.chaski', 'descargas'))).toEqual([])
})

test('a refused token has its own exit code, and what is here stays', async () => {
  server.put({ id: id(1), content: content(1000) })
  await pull()
  const run = await pull({ token: 'revocado' })
  expect(run.code).toBe(4)
  expect(await today()).toHaveLength(1)
})

test('a clock that is wrong is named and the hour of the server counts', async () => {
  server.clockAhead = 10 * 365 * DAY
  server.put({ id: id(1), content: content(1000), validUntil: iso(Date.now() + DAY) })
  server.put({ id: id(2), content: content(1000), validFrom: iso(Date.now() + DAY) })
  const run = await pull()
  expect(run.stdout).toContain('El reloj de esta PC está atrasado')
  expect(await today()).toEqual([`${id(2)}_v1.mp3`])
  server.instead = (_, response) => response.destroy()
  await pull()
  expect(await today()).toEqual([`${id(2)}_v1.mp3`])
})

test('a damaged memory is set aside; the one before it, or the folder itself, takes its place', async () => {
  server.put({ id: id(1), content: content(1000), fileName: 'AYD-000001_v1_es-PE_30s.mp3' })
  await pull()
  const files = server.fileRequests.length
  const memory = join(folder, '.chaski')
  await writeFile(join(memory, 'estado.json'), Buffer.alloc(5000))
  const first = await pull()
  expect(first.code).toBe(0)
  expect(first.stdout).toContain('memoria del agente estaba dañada')
  await writeFile(join(memory, 'estado.json'), '{"format":1,"spo')
  await writeFile(join(memory, 'estado.anterior.json'), '')
  server.instead = (_, response) => response.destroy()
  await pull()
  expect(await today()).toEqual(['AYD-000001_v1_es-PE_30s.mp3'])
  server.instead = null
  expect((await pull()).code).toBe(0)
  expect(await today()).toEqual(['AYD-000001_v1_es-PE_30s.mp3'])
  expect(server.fileRequests).toHaveLength(files)
  expect((await readdir(memory)).filter((name) => name.includes('ilegible'))).toHaveLength(3)
  expect(server.acks.at(-1)).toMatchObject({ held: [{ id: id(1), version: 1 }], removed: [] })
})

test('files of the station beside ours stay, and are not listed', async () => {
  server.put({ id: id(1), content: content(1000) })
  await pull()
  await writeFile(join(folder, 'hoy', 'cuña propia.mp3'), 'x')
  server.withdraw(id(1))
  await pull()
  expect(await today()).toEqual(['cuña propia.mp3'])
  expect(await playlist()).toBe('#EXTM3U\r\n')
})

test('what another program wrote into is aired until a clean copy is here', async () => {
  const sound = content(1000)
  server.put({ id: id(1), content: sound })
  await pull()
  const path = join(folder, 'hoy', `${id(1)}_v1.mp3`)
  await writeFile(path, content(1200))
  server.instead = (_, response) => response.destroy()
  await pull()
  expect(await today()).toHaveLength(1)
  server.instead = null
  expect((await pull()).code).toBe(0)
  expect(await readFile(path)).toEqual(sound)
})

test('a second agent is told that the first is at work', async () => {
  server.put({ id: id(1), content: content(1000) })
  const args = await configured()
  const first = startAgent({ args: ['pull', '--every', '60', ...args] })
  running.push(async () => {
    first.child.kill('SIGKILL')
    await first.ended
  })
  await expect.poll(() => server.acks.length, PATIENT).toBe(1)
  const second = await runAgentProcess({ args: ['pull', '--once', ...args] })
  expect(second).toMatchObject({ code: 8, stderr: 'Ya hay otro agente trabajando en esta carpeta.\n' })
  first.child.kill('SIGTERM')
  expect((await first.ended).code).toBe(0)
  expect((await pull()).code).toBe(0)
})

test('it wakes by itself when a spot ends', async () => {
  server.put({ id: id(1), content: content(1000), validUntil: iso(Date.now() + 4000) })
  pullForEver()
  await expect.poll(() => server.acks.length, PATIENT).toBe(1)
  expect(await today()).toHaveLength(1)
  await expect.poll(today, PATIENT).toEqual([])
  await expect.poll(() => server.acks.at(-1), PATIENT).toMatchObject({ held: [], removed: [id(1)] })
})

test('a folder that cannot be written is named', async () => {
  await mkdir(folder)
  await chmod(folder, 0o555)
  const args = ['pull', '--once', ...(await configured())]
  const run = await runAgentProcess({ args, bound: true })
  expect(run.code).toBe(7)
  expect(run.stderr).toContain('No se puede usar la carpeta')
})

test('airings are read from the log, queued while offline, and sent once', async () => {
  server.put({ id: id(1), content: content(1000), cart: 990_123 })
  const log = join(root, 'emisiones.csv')
  const heading = 'fecha;hora;archivo\n'
  const first = `01/02/2026;07:00:03;C:\\hoy\\${id(1)}_v1.mp3\n`
  const args = ['pull', '--once', ...(await configured({ logs: [log] }))]
  const pullInLima = (): Promise<AgentRun> => runAgentProcess({ args, env: { TZ: 'America/Lima' } })
  await writeFile(log, heading)
  await pull()
  await writeFile(log, `${heading}${first}01/02/2026;07:05:00;otra.mp3\n`)
  server.instead = (_, response) => response.destroy()
  expect((await pullInLima()).code).toBe(3)
  server.instead = null
  expect((await pullInLima()).stdout).toContain('1 emisión informada')
  expect(server.airings).toEqual([{ work: id(1), airedAt: '2026-02-01T12:00:03.000Z' }])
  await writeFile(log, `${heading}${first}01/02/2026;08:00:00;${id(1)}_v1.mp3\n`)
  await pullInLima()
  expect(server.airings.map(({ airedAt }) => airedAt)).toEqual([
    '2026-02-01T12:00:03.000Z',
    '2026-02-01T13:00:00.000Z',
  ])
})

test('what a log leaves open is asked once, and read as soon as the answer is here', async () => {
  server.put({ id: id(1), content: content(1000), cart: 990_123 })
  const log = join(root, 'playout.csv')
  const text = `date,time,file\n10/01/2026,07:00:03,C:\\hoy\\${id(1)}_v1.mp3\nx,y,z\n`
  await writeFile(log, text)
  const args = ['pull', '--once', ...(await configured({ logs: [log] }))]
  const pullInLima = (): Promise<AgentRun> => runAgentProcess({ args, env: { TZ: 'America/Lima' } })
  expect((await pullInLima()).stdout).toContain('10/01/2026 puede ser de dos días')
  await pullInLima()
  expect(server.asked).toEqual([{ fileName: 'playout.csv', sample: text }])
  expect(server.airings).toEqual([])

  server.logRules = { habits: { dateOrder: 'month-first', columns: {} }, artist: 'Prueba' }
  server.forgetCursors()
  await pullInLima()
  expect((await pullInLima()).stdout).toContain('Una línea de playout.csv no se entiende (la 3: «x · y · z»)')
  expect(server.airings).toEqual([{ work: id(1), airedAt: '2026-10-01T12:00:03.000Z' }])
})

test('status tells what is here without touching the link', async () => {
  server.put({ id: id(1), content: content(1000), title: 'Nos cuidamos' })
  await pull()
  const polls = server.polls.length
  const run = await runAgentProcess({ args: ['status', '--to', folder] })
  expect(run.code).toBe(0)
  expect(run.stdout).toContain('En la carpeta: 1; se pueden emitir ahora: 1')
  expect(run.stdout).toContain(`${id(1)}_v1.mp3 · Nos cuidamos`)
  expect(server.polls).toHaveLength(polls)
})

test('mistakes are told at once, with exit code 2', async () => {
  const run = await runAgentProcess({ args: ['pull', '--format', 'mp4'] })
  expect(run.code).toBe(2)
  for (const name of ['server', 'token', 'folder', 'format']) expect(run.stderr).toContain(name)
})

test('today holds links, which take no room', async () => {
  server.put({ id: id(1), content: content(1000) })
  await pull()
  const [one, other] = await Promise.all(
    ['hoy', 'spots'].map((name) => stat(join(folder, name, `${id(1)}_v1.mp3`))),
  )
  expect(one?.ino).toBe(other?.ino)
})

test.runIf(existsSync('/dev/shm'))('today holds copies where links cannot be made', async () => {
  const elsewhere = await mkdtemp('/dev/shm/chaski-hoy-')
  running.push(() => rm(elsewhere, { recursive: true }))
  await mkdir(folder)
  await symlink(elsewhere, join(folder, 'hoy'))
  const sound = content(1000)
  server.put({ id: id(1), content: sound })
  expect((await pull()).code).toBe(0)
  expect(await readFile(join(folder, 'hoy', `${id(1)}_v1.mp3`))).toEqual(sound)
  server.withdraw(id(1))
  await pull()
  expect(await today()).toEqual([])
})
