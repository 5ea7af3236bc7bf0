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

// Rounds of the whole system while something is done to it. In each, a spot, a brochure and a film are uploaded, made,
// replaced and withdrawn, and a backup is made. In the end everything must be as if nothing had happened: states, files
// by their hashes, and nothing left over.

const run = promisify(execFile)
const CHECK = join(import.meta.dirname, '../../server/commands/check.ts')
const BACKUP = join(import.meta.dirname, '../../server/commands/backup.ts')
const ENDS_MS = 240_000
const AGAIN_MS = 500

interface Files {
  spot: string
  brochure: string
  film: string
}

export interface Disturbance {
  /** Is called when the round begins. Resolves with what was done, in words, when that has ended. */
  disturb: (system: TestSystem, random: () => number) => Promise<string[]>
  /** Whether `500` and a work that failed by a fault of ours are honest answers to it. Staff then try again. */
  mayFail: boolean
}

interface Round {
  system: TestSystem
  mayFail: boolean
  faults: string[]
}

/**
 * Plays rounds and prints what was done in each and what was wrong afterwards.
 * @param rounds and `seed` as given on the command line
 */
export async function playRounds(
  disturbance: Disturbance,
  rounds = '5',
  seed = String(Date.now() % 1e6),
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-rounds-'))
  const files = { spot: join(folder, 'a.wav'), brochure: join(folder, 'a.pdf'), film: join(folder, 'a.mp4') }
  await sampleSound(files.spot, 3)
  await writeFile(files.brochure, await samplePdf())
  await sampleVideo(files.film, { seconds: 8, size: '320x240' })
  let wrong = 0
  try {
    for (let round = 1; round <= Number(rounds); round++) {
      const faults = await playRound(files, disturbance, randomFrom(Number(seed) + round))
      wrong += faults.length
      for (const fault of faults) console.log(`  WRONG: ${fault}`)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
  console.log(`${rounds} rounds with seed ${seed}: ${wrong} faults (aim 0)`)
  if (wrong > 0) process.exitCode = 1
}

async function playRound(
  files: Files,
  { disturb, mayFail }: Disturbance,
  random: () => number,
): Promise<string[]> {
  const system = await startSystem({ LOG_LEVEL: 'fatal' })
  const backups = await mkdtemp(join(tmpdir(), 'chaski-rounds-backup-'))
  try {
    const round: Round = { system, mayFail, faults: [] }
    const disturbed = disturb(system, random)
    await journey(round, files, backups)
    console.log((await disturbed).join(', '))
    return [...round.faults, ...(await afterwards(system))]
  } finally {
    await system.stop()
    await rm(backups, { recursive: true })
  }
}

/** What staff do, asking again as a browser would while they get no answer. */
async function journey(round: Round, files: Files, backups: string): Promise<void> {
  const { system, faults } = round
  const [spot, brochure, film] = await Promise.all([
    send(round, 'POST', '/api/works', files.spot, { title: 'Spot', visibility: 'public', kind: 'spot' }),
    send(round, 'POST', '/api/works', files.brochure, { title: 'Folleto', visibility: 'public' }),
    send(round, 'POST', '/api/works', files.film, { title: 'Película', visibility: 'public' }),
  ])
  for (const { id } of [spot, brochure, film]) await ended(round, id, 1)
  await send(round, 'PUT', `/api/works/${spot.id}/file`, files.spot)
  await send(round, 'PUT', `/api/works/${brochure.id}/file`, files.brochure)
  await insist(round, () => system.call(`/api/works/${film.id}/withdraw`, { method: 'POST' }))
  for (const { id } of [spot, brochure]) await ended(round, id, 2)

  await insistOn(() =>
    run(process.execPath, [BACKUP, backups], { env: { ...BARE_ENVIRONMENT, DATA_DIR: system.dataDir } }),
  )
  const { items } = (await (await insist(round, () => system.call('/api/works'))).json()) as { items: Work[] }
  const seen = items.map(
    ({ kind, status, version, withdrawnAt }) => `${kind} ${status} ${version} ${withdrawnAt !== null}`,
  )
  const wanted = ['brochure ready 2 false', 'spot ready 2 false', 'video ready 1 true']
  if (seen.sort().join() !== wanted.join()) faults.push(`the catalogue has ${seen.join(', ')}`)
  const page = await insist(round, () => fetch(`${system.url}/works/${film.slug}`), [410])
  if (page.status !== 410) faults.push(`the page of what was withdrawn answers ${page.status}`)
}

async function send(
  round: Round,
  method: 'POST' | 'PUT',
  path: string,
  file: string,
  fields: Record<string, string> = {},
): Promise<Work> {
  const key = crypto.randomUUID()
  const answer = await insist(round, async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('file', await openAsBlob(file), basename(file))
    return round.system.call(path, { method, body: form, headers: { 'Idempotency-Key': key } })
  })
  return (await answer.json()) as Work
}

/** Failures that the work tells, after which *Reintentar* is all that is left to do. */
const OF_THE_MACHINE = new Set(['internal', 'encoder_failed', 'disk_full'])

async function ended(round: Round, id: string, version: number): Promise<void> {
  const { system, faults } = round
  let again = false
  for (const until = Date.now() + ENDS_MS; ; await delay(AGAIN_MS)) {
    const work = (await (await insist(round, () => system.call(`/api/works/${id}`))).json()) as Work
    const { kind, status, error } = work
    if (status === 'ready' && work.version === version) return
    if (status === 'failed' && !again && round.mayFail && OF_THE_MACHINE.has(error?.code ?? '')) {
      again = true
      await insist(round, () => system.call(`/api/works/${id}/retry`, { method: 'POST' }), [409])
      continue
    }
    if (status !== 'failed' && Date.now() < until) continue
    faults.push(`${kind}: version ${work.version} of ${version} is ${status} ${error?.code ?? ''}`)
    return
  }
}

/** Asks until there is an answer that is final. */
async function insist(
  { mayFail }: Round,
  ask: () => Promise<Response>,
  fine: readonly number[] = [],
): Promise<Response> {
  return insistOn(async () => {
    const answer = await ask()
    if (answer.ok || fine.includes(answer.status)) return answer
    const said = `${answer.url}: ${answer.status} ${await answer.text()}`
    throw FINAL.has(answer.status) && !(mayFail && answer.status === 500)
      ? new FinalError(said)
      : new Error(said)
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
