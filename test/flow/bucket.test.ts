import { createHash } from 'node:crypto'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateMultipartUploadCommand, ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BucketConfig } from '../../media/config.ts'
import { publishedKey } from '../../media/layout.ts'
import { createS3Store } from '../../media/store/s3.ts'
import { storeContract } from '../media/store/store-contract.ts'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../support/app.ts'
import { startTestSwift, type TestSwift } from '../support/swift.ts'

let swift: TestSwift
let scratch: string

beforeAll(async () => {
  swift = await startTestSwift()
  scratch = await mkdtemp(join(tmpdir(), 'chaski-bucket-'))
})
afterAll(async () => {
  await swift?.stop()
  await rm(scratch, { recursive: true, force: true })
})

const open = (bucket: BucketConfig) => createS3Store(bucket, { spool: scratch })

storeContract('a bucket', async () => {
  const store = open(await swift.bucket())
  return { store, close: async () => store.close?.() }
})

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')

describe('a bucket', () => {
  test('takes a large file in parts and gives it back whole', async () => {
    const store = open(await swift.bucket())
    const film = Buffer.alloc(21 * 2 ** 20, 'a film of many parts ')
    const path = join(scratch, 'film.mp4')
    await writeFile(path, film)
    await store.putFile('originals/film', path)
    await expect(stat(path)).rejects.toThrow('ENOENT')
    expect(await store.stat('originals/film')).toMatchObject({ bytes: film.length })
    const chunks = await (await store.read('originals/film')).toArray()
    expect(sha256(Buffer.concat(chunks))).toBe(sha256(film))
    store.close?.()
  })

  test('lists more files than one answer holds', async () => {
    const store = createS3Store(await swift.bucket(), { spool: scratch, listAtOnce: 10 })
    const keys = Array.from({ length: 35 }, (_, index) => `p/seg${String(index).padStart(5, '0')}`)
    await Promise.all(keys.map((key) => store.put(key, 'x')))
    const listed: string[] = []
    for await (const { key } of store.list('p')) listed.push(key)
    expect(listed).toEqual(keys)
    await store.removeFolder('p')
    for await (const { key } of store.list('p')) expect.fail(key)
    store.close?.()
  })

  test('forgets uploads in parts that were never ended, and lets those go on that are under way', async () => {
    const config = await swift.bucket()
    const { endpoint, region, accessKeyId, secretAccessKey, bucket: Bucket } = config
    const client = new S3Client({
      ...{ region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } },
      ...(endpoint !== null && { endpoint }),
    })
    await client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'left' }))
    const left = async () =>
      (await client.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads?.length ?? 0
    const store = open(config)
    await store.removeUnfinished(new Date(Date.now() - 60_000))
    expect(await left()).toBe(1)
    await store.removeUnfinished(new Date(Date.now() + 60_000))
    expect(await left()).toBe(0)
    client.destroy()
    store.close?.()
  })

  test('that refuses the key is a store that cannot be reached, and not a file that is missing', async () => {
    const store = open({ ...(await swift.bucket()), secretAccessKey: 'wrong' })
    for (const use of [
      () => store.put('a', 'x'),
      () => store.read('a'),
      () => store.stat('a'),
      () => store.remove('a'),
      () => store.ping(),
    ]) {
      await expect(use()).rejects.toMatchObject({ code: 'store_unreachable' })
    }
    const missing = open({ ...(await swift.bucket()), bucket: 'no-such-bucket' })
    await expect(missing.ping()).rejects.toThrow('there is no bucket no-such-bucket')
    missing.close?.()
    store.close?.()
  })

  test('gives addresses that anyone can use for a while, and nobody can change', async () => {
    const config = await swift.bucket()
    const publicUrl = config.endpoint?.replace('127.0.0.1', 'localhost') ?? null
    const store = open({ ...config, publicUrl })
    await store.put('published/x/1/240/seg00000.m4s', 'segment')
    await store.put('originals/x/1/source', 'secret')
    const url = (await store.signedUrl?.('published/x/1/240/seg00000.m4s')) ?? ''
    expect(url.startsWith(`${publicUrl}/`)).toBe(true)
    expect(await (await fetch(url, { headers: { range: 'bytes=0-2' } })).text()).toBe('seg')
    expect((await fetch(url.replace('published/x/1/240/seg00000.m4s', 'originals/x/1/source'))).status).toBe(
      403,
    )
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(403)
    expect(Number(new URL(url).searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(300)
    store.close?.()
  })
})

describe('a server whose files are in a bucket', () => {
  async function published(app: TestApp): Promise<string> {
    const { id } = await app.work({ published: PUBLISHED_VIDEO, visibility: 'public' })
    const ref = { workId: id, version: 1 }
    await app.store.put(publishedKey(ref, '240/seg00000.m4s'), 'segment')
    await app.store.put(publishedKey(ref, 'video-240.mp4'), Buffer.alloc(3 * 2 ** 20, 'film'))
    await app.store.put(publishedKey(ref, 'master.m3u8'), '#EXTM3U\n')
    return `/media/${id}/1`
  }

  async function withdraw(app: TestApp, path: string): Promise<void> {
    const { headers } = await app.as('editor')
    const url = `/api/works/${path.split('/')[2]}/withdraw`
    expect((await app.app.inject({ method: 'POST', url, headers })).statusCode).toBe(200)
  }

  test('hands them out itself, from memory or as they come, until they are withdrawn', async () => {
    const app = await startTestApp({ bucket: await swift.bucket() })
    try {
      const path = await published(app)
      expect((await app.get(`${path}/240/seg00000.m4s`)).body).toBe('segment')
      const part = await app.get(`${path}/video-240.mp4`, { range: 'bytes=2097150-2097157' })
      expect([part.statusCode, part.body]).toEqual([206, 'lmfilmfi'])
      expect((await app.get(`${path}/none.mp4`)).statusCode).toBe(404)
      await withdraw(app, path)
      await expect.poll(async () => (await app.get(`${path}/240/seg00000.m4s`)).statusCode).toBe(410)
    } finally {
      await app.close()
    }
  })

  test('that the public reaches sends browsers there, for segments and films, until they are withdrawn', async () => {
    const bucket = await swift.bucket()
    const publicUrl = bucket.endpoint?.replace('127.0.0.1', 'localhost') ?? null
    const app = await startTestApp({ bucket: { ...bucket, publicUrl } })
    try {
      const path = await published(app)
      const answer = await app.get(`${path}/240/seg00000.m4s`)
      expect([answer.statusCode, answer.headers['access-control-allow-origin']]).toEqual([302, '*'])
      expect(await (await fetch(String(answer.headers.location))).text()).toBe('segment')
      expect((await app.get(`${path}/master.m3u8`)).body).toBe('#EXTM3U\n')
      const head = await app.app.inject({ method: 'HEAD', url: `${path}/video-240.mp4` })
      expect([head.statusCode, head.headers['content-length']]).toEqual([200, String(3 * 2 ** 20)])
      expect((await app.get('/')).headers['content-security-policy']).toContain(
        `media-src 'self' blob: ${publicUrl}`,
      )
      await withdraw(app, path)
      await expect.poll(async () => (await app.get(`${path}/240/seg00000.m4s`)).statusCode).toBe(410)
    } finally {
      await app.close()
    }
  })
})
