import { execFile } from 'node:child_process'
import { openAsBlob } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Work } from '../../media/schemas/work.ts'
import { BARE_ENVIRONMENT } from '../support/bare-environment.ts'
import { samplePdf } from '../support/sample-pdf.ts'
import { sampleSound, sampleVideo } from '../support/samples.ts'
import { filesIn, processesOf, startSystem, type TestSystem } from '../support/system.ts'
import { randomFrom } from './fuzz-mutate.ts'

// Rounds of the whole system while its processes are killed (`kill -9`) or stopped and continued, at random moments:
//
//     npm run bench -- kills [ROUNDS] [SEED]
//
// In each round a spot, a brochure and a film are uploaded, made, replaced and withdrawn, and a backup is made. In the end
// everything must be as if nothing had happened: states, files by their hashes, and nothing left over.

const run = promisify(execFile)
const CHECK = join(import.meta.dirname, '../../server/commands/check.ts')
const BACKUP = join(import.meta.dirname, '../../server/commands/backup.ts')

/** Processes by what stands in their command line. */
const VICTIMS: Readonly<Record<string, RegExp>> = {
  server: /server\/main\.ts/,
  worker: /workers\/main\.ts/,
  redis: /redis-server/,
  ffmpeg: /\bffmpeg /,
  'PDF reader': /reader\/main\.ts/,
}
const DISTURBANCES = 4
/** Within this time after the first upload. */
const WITHIN_MS = 20_000
const MOST_STOPPED_MS = 30_000
const ENDS_MS = 240_000
const AGAIN_MS = 500

interface Files {
  spot: string
  brochure: string
  film: string
}

export async function benchKills([rounds = '5', seed = String(Date.now() % 1e6)]: string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-kills-'))
  const files = { spot: join(folder, 'a.wav'), brochure: join(folder, 'a.pdf'), film: join(folder, 'a.mp4') }
  await sampleSound(files.spot, 3)
  await writeFile(files.brochure, await samplePdf())
  await sampleVideo(files.film, { seconds: 8, size: '320x240' })
  let wrong = 0
  try {
    for (let round = 1; round <= Number(rounds); round++) {
      const faults = await playRound(files, randomFrom(Number(seed) + round))
      wrong += faults.length
      for (const fault of faults) console.log(`  WRONG: ${fault}`)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
  console.log(`${rounds} rounds with seed ${seed}: ${wrong} faults (aim 0)`)
  if (wrong > 0) process.exitCode = 1
}

async function playRound(files: Files, random: () => number): Promise<string[]> {
  const system = await startSystem({ LOG_LEVEL: 'fatal' })
  const told: string[] = []
  const backups = await mkdtemp(join(tmpdir(), 'chaski-kills-backup-'))
  try {
    const disturbed = disturb(system, random, told)
    const faults = await journey(system, files, backups)
    await disturbed
    console.log(told.join(', '))
    return [...faults, ...(await afterwards(system))]
  } finally {
    await system.stop()
    await rm(backups, { recursive: true })
  }
}

async function disturb(system: TestSystem, random: () => number, told: string[]): Promise<void> {
  const moments = Array.from({ length: DISTURBANCES }, () => random() * WITHIN_MS).sort((a, b) => a - b)
  const began = Date.now()
  for (const moment of moments) {
    const names = Object.keys(VICTIMS)
    const name = names[Math.floor(random() * names.length)] ?? ''
    const [isStopped, length] = [random() < 0.4, random() * MOST_STOPPED_MS]
    await delay(Math.max(0, began + moment - Date.now()))
    const victim = (await system.processes()).find(({ command }) => VICTIMS[name]?.test(command))
    if (!victim) continue
    const at = ((Date.now() - began) / 1000).toFixed(1)
    told.push(
      isStopped
        ? `${name} stopped at ${at} s for ${(length / 1000).toFixed(0)} s`
        : `${name} killed at ${at} s`,
    )
    signal(victim.pid, isStopped ? 'SIGSTOP' : 'SIGKILL')
    if (!isStopped) continue
    await delay(length)
    signal(victim.pid, 'SIGCONT')
  }
}

/** A process may have ended meanwhile. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** What staff do, asking again as a browser would while they get no answer. */
async function journey(system: TestSystem, files: Files, backups: string): Promise<string[]> {
  const faults: string[] = []
  const [spot, brochure, film] = await Promise.all([
    send(system, 'POST', '/api/works', files.spot, { title: 'Spot', visibility: 'public', kind: 'spot' }),
    send(system, 'POST', '/api/works', files.brochure, { title: 'Folleto', visibility: 'public' }),
    send(system, 'POST', '/api/works', files.film, { title: 'Película', visibility: 'public' }),
  ])
  for (const { id } of [spot, brochure, film]) await ended(system, id, 1, faults)
  await send(system, 'PUT', `/api/works/${spot.id}/file`, files.spot)
  await send(system, 'PUT', `/api/works/${brochure.id}/file`, files.brochure)
  await insist(() => system.call(`/api/works/${film.id}/withdraw`, { method: 'POST' }))
  for (const { id } of [spot, brochure]) await ended(system, id, 2, faults)

  await insistOn(() =>
    run(process.execPath, [BACKUP, backups], { env: { ...BARE_ENVIRONMENT, DATA_DIR: system.dataDir } }),
  )
  const { items } = (await (await insist(() => system.call('/api/works'))).json()) as { items: Work[] }
  const seen = items.map(
    ({ kind, status, version, withdrawnAt }) => `${kind} ${status} ${version} ${withdrawnAt !== null}`,
  )
  const wanted = ['brochure ready 2 false', 'spot ready 2 false', 'video ready 1 true']
  if (seen.sort().join() !== wanted.join()) faults.push(`the catalogue has ${seen.join(', ')}`)
  const page = await insist(() => fetch(`${system.url}/works/${film.slug}`), [410])
  if (page.status !== 410) faults.push(`the page of what was withdrawn answers ${page.status}`)
  return faults
}

async function send(
  system: TestSystem,
  method: 'POST' | 'PUT',
  path: string,
  file: string,
  fields: Record<string, string> = {},
): Promise<Work> {
  const key = crypto.randomUUID()
  const answer = await insist(async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('file', await openAsBlob(file), basename(file))
    return system.call(path, { method, body: form, headers: { 'Idempotency-Key': key } })
  })
  return (await answer.json()) as Work
}

async function ended(system: TestSystem, id: string, version: number, faults: string[]): Promise<void> {
  for (const until = Date.now() + ENDS_MS; ; await delay(AGAIN_MS)) {
    const work = (await (await insist(() => system.call(`/api/works/${id}`))).json()) as Work
    const { kind, status, error } = work
    if (status === 'ready' && work.version === version) return
    if (status !== 'failed' && Date.now() < until) continue
    faults.push(`${kind}: version ${work.version} of ${version} is ${status} ${error?.code ?? ''}`)
    return
  }
}

/** Asks until there is an answer that is final. */
async function insist(ask: () => Promise<Response>, fine: readonly number[] = []): Promise<Response> {
  return insistOn(async () => {
    const answer = await ask()
    if (answer.ok || fine.includes(answer.status)) return answer
    const said = `${answer.url}: ${answer.status} ${await answer.text()}`
    throw FINAL.has(answer.status) ? new FinalError(said) : new Error(said)
  })
}

/** What asking again does not mend. */
const FINAL = new Set([400, 401, 403, 404, 413, 415, 422, 500])
class FinalError extends Error {}

async function insistOn<T>(ask: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + ENDS_MS; ; await delay(AGAIN_MS)) {
    try {
      return await ask()
    } catch (error) {
      if (error instanceof FinalError || Date.now() > until) throw error
    }
  }
}

/** With everything stopped: hashes of all files, and what is left over. */
async function afterwards(system: TestSystem): Promise<string[]> {
  const faults: string[] = []
  const env = { ...BARE_ENVIRONMENT, DATA_DIR: system.dataDir }
  await run(process.execPath, [CHECK], { env }).catch((error) =>
    faults.push(`check: ${error.stdout}${error.stderr}`),
  )
  await system.halt()
  for (const { command } of await processesOf(system.dataDir))
    faults.push(`left running: ${command.slice(0, 120)}`)
  for (const area of ['scratch', 'uploads', 'store/staged', 'store/.incoming'])
    for (const file of await filesIn(join(system.dataDir, area))) faults.push(`left over: ${area}/${file}`)
  return faults
}
