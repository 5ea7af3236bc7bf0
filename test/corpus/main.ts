import { openAsBlob } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import type { Work } from '../../media/schemas/work.ts'
import { probeFile } from '../../workers/ffmpeg/ffprobe.ts'
import { withMeasuredEnds } from '../../workers/probe/ends.ts'
import { sourceFacts } from '../../workers/probe/facts.ts'
import { inOneClip } from '../../workers/video/one-clip.ts'
import { faultsOf } from './checks.ts'
import { fetchRungs } from './fetch-rungs.ts'

// Puts every file of a folder through a running Chaski and prints what became of each.
//
//     BASE_URL=http://127.0.0.1:8080 ADMIN_TOKEN=… npm run corpus -- FOLDER

const { BASE_URL = 'http://127.0.0.1:8080', ADMIN_TOKEN } = process.env
const [folder] = process.argv.slice(2)
if (folder === undefined || ADMIN_TOKEN === undefined) {
  console.error('usage: ADMIN_TOKEN=… [BASE_URL=…] npm run corpus -- FOLDER')
  process.exit(2)
}
const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
const root = resolve(folder)
const entries = await readdir(root, { recursive: true, withFileTypes: true })
const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))

let faulty = 0
for (const file of files.sort()) {
  const began = Date.now()
  const { outcome, code, faults } = await putThrough(file)
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  if (faults.length > 0) faulty += 1
  const name = relative(root, file)
  const checks = faults.length > 0 ? faults.join('; ') : 'ok'
  console.log([name.padEnd(56), outcome.padEnd(9), code.padEnd(24), seconds.padStart(7), checks].join(' '))
}
console.log(`${files.length} files, ${faulty} with faults`)
process.exitCode = faulty === 0 ? 0 : 1

interface Result {
  outcome: string
  code: string
  faults: string[]
}

async function putThrough(file: string): Promise<Result> {
  const body = new FormData()
  body.set('title', 'Corpus')
  body.set('visibility', 'unlisted')
  body.set('file', await openAsBlob(file), 'corpus')
  const answer = await fetch(`${BASE_URL}/api/works`, { method: 'POST', headers, body })
  const created: Work & { code?: string } = JSON.parse(await answer.text())
  if (!answer.ok) return { outcome: 'refused', code: created.code ?? String(answer.status), faults: [] }
  const work = await ended(created.id)
  if (work.status === 'failed') return { outcome: 'failed', code: work.error?.code ?? '?', faults: [] }
  return { outcome: 'ready', code: '', faults: await check(work, file) }
}

async function ended(id: string): Promise<Work> {
  for (;;) {
    const answer = await fetch(`${BASE_URL}/api/works/${id}`, { headers })
    const work: Work = JSON.parse(await answer.text())
    if (work.status === 'ready' || work.status === 'failed') return work
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

async function check(work: Work, file: string): Promise<string[]> {
  if (work.kind !== 'video') return work.urls.downloads.length > 0 ? [] : ['nothing to download']
  if (work.urls.hls === null) return ['no stream']
  const scratch = await mkdtemp(join(tmpdir(), 'chaski-corpus-'))
  try {
    const { signal } = new AbortController()
    const source = await inOneClip(file, await probeFile(file, { signal }), { scratch, signal })
    const facts = await withMeasuredEnds(source, sourceFacts(await probeFile(source, { signal })), signal)
    const rungs = await fetchRungs(work.urls.hls, scratch)
    // A picture whose sound goes on is held.
    const held = (facts.duration ?? 0) - (facts.picture?.end ?? 0) > 0.25
    return faultsOf(rungs, held ? facts.duration : (facts.picture?.end ?? null))
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
