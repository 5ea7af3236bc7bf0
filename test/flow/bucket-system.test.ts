import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BucketConfig } from '../../media/config.ts'
import { originalKey } from '../../media/layout.ts'
import { createLocalStore } from '../../media/store/local.ts'
import { createS3Store } from '../../media/store/s3.ts'
import type { Store } from '../../media/store/store.ts'
import { startTestSwift, type TestSwift } from '../support/swift.ts'
import { filesIn, startSystem, type TestSystem } from '../support/system.ts'

const run = promisify(execFile)
const MIGRATE = join(import.meta.dirname, '../../server/commands/migrate-store.ts')

let swift: TestSwift
let bucket: BucketConfig
let store: Store
let folder: string
let system: TestSystem

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-bucket-system-'))
  swift = await startTestSwift()
  bucket = await swift.bucket()
  store = createS3Store(bucket, { spool: folder })
  system = await startSystem(settings())
})
afterAll(async () => {
  store?.close?.()
  await system?.stop()
  await swift?.stop()
  await rm(folder, { recursive: true, force: true })
})

function settings(): Record<string, string> {
  return {
    DATA_DIR: join(folder, 'data'),
    S3_ENDPOINT: bucket.endpoint ?? '',
    S3_BUCKET: bucket.bucket,
    S3_ACCESS_KEY_ID: bucket.accessKeyId,
    S3_SECRET_ACCESS_KEY: bucket.secretAccessKey,
  }
}

async function migrate(direction: string, env: Record<string, string>): Promise<string> {
  const { stdout } = await run(process.execPath, [MIGRATE, direction], {
    env: { PATH: process.env.PATH, ...settings(), ...env },
  })
  return stdout
}

async function hashes(of: Store): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const area of ['captions', 'originals', 'published', 'staged'])
    for await (const { key } of of.list(area)) {
      const chunks = await (await of.read(key)).toArray()
      found.set(key, createHash('sha256').update(Buffer.concat(chunks)).digest('hex'))
    }
  return found
}

test('a film is uploaded, made and watched with every file in the bucket, and none beside it', async () => {
  const film = join(folder, 'film.mp4')
  const source = [
    '-f',
    'lavfi',
    '-i',
    'testsrc2=size=320x240:rate=25:duration=20',
    '-f',
    'lavfi',
    '-i',
    'sine=duration=20',
  ]
  await run('ffmpeg', [
    '-v',
    'error',
    ...source,
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-c:a',
    'aac',
    film,
  ])
  const upload = await system.upload(film, { title: 'En el balde', visibility: 'public' })
  expect(upload.status).toBe(201)
  const { id } = (await upload.json()) as { id: string }
  await expect
    .poll(async () => (await system.work(id)).status, { timeout: 100_000, interval: 500 })
    .toBe('ready')

  const { urls } = await system.work(id)
  const master = await (await fetch(urls.hls ?? '')).text()
  expect(master).toContain('#EXT-X-STREAM-INF')
  const [playlist = ''] = urls.start
  const segments = (await (await fetch(playlist)).text()).match(/^seg.*$/gm) ?? []
  expect(segments.length).toBeGreaterThan(1)
  for (const segment of segments) {
    const answer = await fetch(new URL(segment, playlist))
    expect([answer.status, (await answer.arrayBuffer()).byteLength > 1000]).toEqual([200, true])
  }
  expect(await store.stat(originalKey({ workId: id, version: 1 }))).not.toBeNull()
  expect(await filesIn(join(folder, 'data', 'store'))).toEqual([])
})

test('everything is moved into a folder and back, compared, and once only', async () => {
  const [there, back] = [join(folder, 'there'), join(folder, 'back')]
  const inBucket = await hashes(store)
  expect(await migrate('to-folder', { DATA_DIR: there })).toMatch(
    new RegExp(`^${inBucket.size} files copied`),
  )
  expect(await hashes(createLocalStore(join(there, 'store')))).toEqual(inBucket)
  expect(await migrate('to-folder', { DATA_DIR: there })).toMatch(/^0 files copied .* \d+ there already/)

  const other = await swift.bucket()
  expect(await migrate('to-bucket', { DATA_DIR: there, S3_BUCKET: other.bucket })).toMatch(/^[1-9]/)
  const copy = createS3Store(other, { spool: back })
  expect(await hashes(copy)).toEqual(inBucket)
  copy.close?.()
})

test('what cannot be is said, with the exit code for it', async () => {
  await expect(migrate('sideways', {})).rejects.toMatchObject({ code: 64 })
  await expect(
    migrate('to-bucket', { S3_ENDPOINT: '', S3_BUCKET: '', S3_ACCESS_KEY_ID: '', S3_SECRET_ACCESS_KEY: '' }),
  ).rejects.toMatchObject({ code: 64 })
  await expect(migrate('to-bucket', { S3_SECRET_ACCESS_KEY: 'wrong' })).rejects.toMatchObject({ code: 70 })
})
