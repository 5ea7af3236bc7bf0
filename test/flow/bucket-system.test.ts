import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BucketConfig } from '../../media/config.ts'
import { originalKey } from '../../media/layout.ts'
import { createLocalStore } from '../../media/store/local.ts'
import { createS3Store } from '../../media/store/s3.ts'
import type { Store } from '../../media/store/store.ts'
import { readLastBackup } from '../../server/backup/last-backup.ts'
import { openPostgres } from '../../server/catalogue/postgres.ts'
import { openSqlite } from '../../server/catalogue/sqlite.ts'
import { filesOf, rowsOf } from '../support/backup.ts'
import { BARE_ENVIRONMENT } from '../support/bare-environment.ts'
import { startTestPostgres } from '../support/postgres.ts'
import { startTestSwift, type TestSwift } from '../support/swift.ts'
import { filesIn, startSystem, type TestSystem } from '../support/system.ts'

const run = promisify(execFile)
const COMMANDS = join(import.meta.dirname, '../../server/commands')
const NO_BUCKET = { S3_ENDPOINT: '', S3_BUCKET: '', S3_ACCESS_KEY_ID: '', S3_SECRET_ACCESS_KEY: '' }

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
  system = await startSystem({ ...settings(), BACKUP_TO: join(folder, 'nightly') })
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

async function command(verb: string, args: string[], env: Record<string, string> = {}): Promise<string> {
  const { stdout } = await run(process.execPath, [join(COMMANDS, `${verb}.ts`), ...args], {
    env: { ...BARE_ENVIRONMENT, ...settings(), ...env },
  })
  return stdout
}

const migrate = (direction: string, env: Record<string, string>): Promise<string> =>
  command('migrate-store', [direction], env)

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
    'testsrc2=size=320x240:rate=25:duration=10',
    '-f',
    'lavfi',
    '-i',
    'sine=duration=10',
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

test('a system that has never had a backup makes one by itself', async () => {
  await expect
    .poll(() => readLastBackup(system.dataDir, join(folder, 'nightly')), { timeout: 20_000 })
    .toMatchObject({ good: { files: expect.any(Number) }, failed: null })
})

test('a backup made while it runs comes back in another kind of database and store, and from there to the first', async () => {
  const postgres = await startTestPostgres()
  const log = pino({ level: 'silent' })
  // A setting names a host, even where the socket is what is taken.
  const databaseUrl = postgres.url.replace('@/', '@localhost/')
  const there = { DATA_DIR: join(folder, 'restored'), DATABASE_URL: databaseUrl, ...NO_BUCKET }
  const other = await swift.bucket()
  const again = { DATA_DIR: join(folder, 'again'), S3_BUCKET: other.bucket }
  try {
    const to = `s3://${(await swift.bucket()).bucket}/copias/chaski`
    expect(await command('backup', [to])).toMatch(/^\d{4}-\d\d-\d\dT\d{6}Z: \d+ files/)
    expect(await command('backup', [to])).toMatch(/files \([\d.]+ MB\), 0 of them new/)
    const service = {
      BACKUP_S3_ENDPOINT: bucket.endpoint ?? '',
      BACKUP_S3_ACCESS_KEY_ID: bucket.accessKeyId,
      BACKUP_S3_SECRET_ACCESS_KEY: bucket.secretAccessKey,
    }
    expect(await command('restore', [to], { ...there, ...service })).toMatch(/is restored: \d+ files/)
    await expect(command('restore', [to], { ...there, ...service })).rejects.toMatchObject({ code: 70 })
    await expect(command('restore', [to])).rejects.toMatchObject({
      stderr: expect.stringContaining('a system is running'),
    })

    await command('backup', [join(folder, 'stick')], there)
    await command('restore', [join(folder, 'stick')], again)
    const copy = createS3Store(other, { spool: folder })
    const engines = [
      openSqlite(join(folder, 'data/catalogue.sqlite')),
      openPostgres(postgres.url, log),
      openSqlite(join(folder, 'again/catalogue.sqlite')),
    ]
    const [rows, ...others] = await Promise.all(engines.map(rowsOf))
    expect(others).toEqual([rows, rows])
    const files = await filesOf(store)
    expect(await filesOf(createLocalStore(join(folder, 'restored/store')))).toEqual(files)
    expect(await filesOf(copy)).toEqual(files)
    for (const engine of engines) await engine.close()
    copy.close?.()
  } finally {
    await postgres.stop()
  }
})

test('what cannot be is said, with the exit code for it', async () => {
  await expect(migrate('sideways', {})).rejects.toMatchObject({ code: 64 })
  await expect(migrate('to-bucket', NO_BUCKET)).rejects.toMatchObject({ code: 64 })
  await expect(migrate('to-bucket', { S3_SECRET_ACCESS_KEY: 'wrong' })).rejects.toMatchObject({ code: 70 })
})
