import { type FileHandle, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StationSecrets } from '../../media/schemas/station.ts'
import type { Work } from '../../media/schemas/work.ts'
import { samplePdf } from '../support/sample-pdf.ts'
import { startSystem, type TestSystem } from '../support/system.ts'

const PASSWORD = 'una frase que nadie debe leer'
const WRONG_PASSWORD = 'otra frase, que es casi la misma'
const PATIENT = { timeout: 110_000, interval: 200 }

let folder: string
let path: string
let log: FileHandle
let system: TestSystem

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-logs-'))
  path = join(folder, 'log')
  log = await open(path, 'a')
  // All that can be said is said.
  system = await startSystem({ LOG_LEVEL: 'trace' }, log)
})
afterAll(async () => {
  await system?.stop()
  await log?.close()
  await rm(folder, { recursive: true, force: true })
})

/** What opens a door: the longest part of an address, or all of it. */
const secretIn = (said: string): string =>
  said.startsWith('http') ? (said.split(/[/.]/).sort((a, b) => b.length - a.length)[0] ?? '') : said

const lines = async (): Promise<Record<string, unknown>[]> =>
  (await readFile(path, 'utf8'))
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))

async function uploaded(name: string, content: Uint8Array): Promise<Work> {
  const file = join(folder, name)
  await writeFile(file, content)
  const answer = await system.upload(file, { title: name })
  expect(answer.status).toBe(201)
  return (await answer.json()) as Work
}

/** What was said of a work, in order. */
const saidOf = async ({ id }: Work): Promise<unknown[]> =>
  (await lines()).filter(({ work }) => work === id).map(({ msg }) => msg)

test('each step of a work leaves one line with its id', async () => {
  const whole = await uploaded('bueno.pdf', await samplePdf())
  await expect.poll(async () => (await system.work(whole.id)).status, PATIENT).toBe('ready')
  await expect
    .poll(() => saidOf(whole), PATIENT)
    .toEqual(['upload received', 'work processing', 'work published'])

  const torn = await uploaded('roto.pdf', (await samplePdf()).subarray(0, 300))
  await expect.poll(async () => (await system.work(torn.id)).status, PATIENT).toBe('failed')
  await expect.poll(() => saidOf(torn), PATIENT).toContain('work failed')
  const failure = (await lines()).find(({ work, msg }) => work === torn.id && msg === 'work failed')
  expect(failure).toMatchObject({ version: 1, code: expect.any(String) })
})

test('no secret is in it, whatever was asked and refused', async () => {
  const json = { 'content-type': 'application/json' }
  const post = (url: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
    system.call(url, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) })
  const email = 'rosa@example.org'
  expect((await post('/api/users', { name: 'Rosa', email, role: 'editor', password: PASSWORD })).status).toBe(
    201,
  )
  const signIn = (password: string): Promise<Response> =>
    fetch(`${system.url}/api/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ email, password }),
    })
  expect((await signIn(WRONG_PASSWORD)).status).toBe(401)
  const cookie = (await signIn(PASSWORD)).headers.get('set-cookie')?.split(';')[0] ?? ''
  const session = cookie.split('=')[1] ?? ''
  const { token } = (await (await post('/api/tokens', { name: 'script' })).json()) as { token: string }
  const made = (await (await post('/api/stations', { name: 'Radio Jauja' })).json()) as {
    secrets: StationSecrets
  }
  const secrets = Object.values(made.secrets).map(secretIn)
  expect(secrets).toHaveLength(4)

  // As they are used, as they are mistyped, and where they do not belong.
  for (const secret of [token, session, ...secrets]) {
    for (const url of [
      `/feeds/${secret}.xml`,
      `/emisora/${secret}`,
      `/api/sync?token=${secret}`,
      `/${secret}`,
    ]) {
      await fetch(`${system.url}${url}`, { headers: { authorization: `Bearer ${secret}`, cookie } })
    }
    await post('/api/airings', { [secret]: secret }, { authorization: `Bearer ${secret}` })
    await fetch(`${system.url}/api/works`, {
      method: 'POST',
      headers: { ...json, cookie },
      body: `{"${secret}`,
    })
  }
  for (const url of Object.values(made.secrets).filter((secret) => secret.startsWith('http'))) {
    expect((await fetch(new URL(new URL(url).pathname, system.url))).status).toBe(200)
  }

  const said = await readFile(path, 'utf8')
  for (const secret of [PASSWORD, WRONG_PASSWORD, system.token, token, session, ...secrets]) {
    expect(secret.length).toBeGreaterThan(15)
    expect(said).not.toContain(secret)
  }
})
