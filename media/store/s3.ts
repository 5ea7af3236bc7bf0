import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { LRUCache } from 'lru-cache'
import type { BucketConfig } from '../config.ts'
import { ChaskiError } from '../errors.ts'
import { isMissing } from './file-errors.ts'
import { requireKey } from './keys.ts'
import { type Store, type StoredFile, StoreMissError } from './store.ts'

/** Files above this go up in parts of this size, each of which can be tried again alone. */
const PART_BYTES = 8 * 2 ** 20
/** S3 takes 10,000. */
const MOST_PARTS = 9_000
const PARTS_AT_ONCE = 4
const DELETES_AT_ONCE = 16
/** How often a download goes on after it was cut off. */
const DOWNLOAD_TRIES = 5

const CONNECT_MS = 5_000
/** Without a byte either way. */
const SILENCE_MS = 30_000
const TRIES = 5
const CONNECTIONS = 256

/** How long a signed address can be used; so long does a withdrawn file stay within reach of who has it. */
const SIGNED_SECONDS = 300
/** The same address is given for a while, so that browsers and caches know it again. */
const SIGNED_KEPT_MS = 120_000
const MOST_SIGNED = 10_000

interface Options {
  /** A folder of this machine where uploads wait until they are whole: its disk is what limits them. */
  spool: string
  /** How many files the service names in one answer; S3 itself never names more than 1,000. */
  listAtOnce?: number
}

/** A store in a bucket of any service that speaks S3. */
export function createS3Store(config: BucketConfig, { spool, listAtOnce = 1000 }: Options): Store {
  const client = connect(config, config.endpoint)
  const publicClient = config.publicUrl === null ? null : connect(config, config.publicUrl)
  const Bucket = config.bucket
  const signed = new LRUCache<string, Promise<string>>({ max: MOST_SIGNED, ttl: SIGNED_KEPT_MS })

  const get = (
    key: string,
    part: { Range?: string; IfMatch?: string } = {},
  ): Promise<GetObjectCommandOutput> => {
    requireKey(key)
    return client.send(new GetObjectCommand({ Bucket, Key: key, ...part })).catch(fail(key))
  }

  const facts = async (key: string): Promise<StoredFile | null> => {
    requireKey(key)
    try {
      const found = await client.send(new HeadObjectCommand({ Bucket, Key: key })).catch(fail(key))
      return { key, bytes: found.ContentLength ?? 0, modifiedAt: found.LastModified ?? new Date(0) }
    } catch (error) {
      if (error instanceof StoreMissError) return null
      throw error
    }
  }

  const put = async (key: string, content: Uint8Array | string): Promise<void> => {
    requireKey(key)
    await client.send(new PutObjectCommand({ Bucket, Key: key, Body: Buffer.from(content) })).catch(fail(key))
  }

  const remove = async (key: string): Promise<void> => {
    requireKey(key)
    await client.send(new DeleteObjectCommand({ Bucket, Key: key })).catch(fail(key))
  }

  async function* list(folder: string): AsyncGenerator<StoredFile> {
    requireKey(folder)
    for (let token: string | undefined, more = true; more; ) {
      const page = await client
        .send(
          new ListObjectsV2Command({
            Bucket,
            Prefix: `${folder}/`,
            MaxKeys: listAtOnce,
            ContinuationToken: token,
          }),
        )
        .catch(fail(folder))
      for (const { Key, Size, LastModified } of page.Contents ?? []) {
        if (Key !== undefined) yield { key: Key, bytes: Size ?? 0, modifiedAt: LastModified ?? new Date(0) }
      }
      token = page.NextContinuationToken
      more = token !== undefined
    }
  }

  /** Goes on where it was cut off, as long as the file is still the same. */
  const download = async (key: string, path: string): Promise<void> => {
    let tag: string | undefined
    for (let tries = 1, at = 0; ; tries++) {
      try {
        const part = at > 0 && tag !== undefined ? { Range: `bytes=${at}-`, IfMatch: tag } : {}
        const answer = await get(key, part)
        tag = answer.ETag
        await pipeline(bodyOf(answer), createWriteStream(path, { flags: 'Range' in part ? 'a' : 'w' }))
        return
      } catch (error) {
        const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
        if (full || error instanceof StoreMissError || tries === DOWNLOAD_TRIES) throw error
        at = await stat(path).then(
          ({ size }) => size,
          (missing) => (isMissing(missing) ? 0 : Promise.reject(missing)),
        )
      }
    }
  }

  return {
    put,

    async putFile(key, path) {
      requireKey(key)
      const { size } = await stat(path)
      if (size <= PART_BYTES) {
        await put(key, await readFile(path))
      } else {
        const partSize = Math.max(PART_BYTES, Math.ceil(size / MOST_PARTS))
        const params = { Bucket, Key: key, Body: createReadStream(path) }
        await new Upload({ client, params, partSize, queueSize: PARTS_AT_ONCE }).done().catch(fail(key))
      }
      await rm(path, { force: true })
    },

    async read(key, range) {
      return bodyOf(await get(key, range ? { Range: `bytes=${range.start}-${range.end}` } : {}))
    },

    async load(key, most) {
      const answer = await get(key)
      const { ContentLength: bytes = 0, LastModified: modifiedAt = new Date(0) } = answer
      const body = bodyOf(answer)
      if (bytes <= most) return { key, bytes, modifiedAt, content: Buffer.concat(await body.toArray()) }
      body.destroy()
      return { key, bytes, modifiedAt, content: null }
    },

    stat: facts,
    list,

    async localCopy(key, scratch) {
      requireKey(key)
      const path = join(scratch, `copy-${randomUUID()}`)
      await download(key, path)
      return path
    },

    remove,

    async removeFolder(folder) {
      let batch: Promise<void>[] = []
      for await (const { key } of list(folder)) {
        batch.push(remove(key))
        if (batch.length < DELETES_AT_ONCE) continue
        await Promise.all(batch)
        batch = []
      }
      await Promise.all(batch)
    },

    async removeUnfinished(time) {
      const { Uploads = [] } = await client
        .send(new ListMultipartUploadsCommand({ Bucket }))
        .catch(fail('uploads'))
      for (const { Key, UploadId, Initiated } of Uploads) {
        if (Initiated === undefined || Initiated >= time) continue
        await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })).catch(fail(String(Key)))
      }
    },

    async settle() {},

    async freeBytes() {
      await mkdir(spool, { recursive: true })
      const { bavail, bsize } = await statfs(spool)
      return bavail * bsize
    },

    async ping() {
      await client
        .send(new HeadBucketCommand({ Bucket }))
        .catch(fail(Bucket))
        .catch((error) => {
          const missing = error instanceof StoreMissError
          throw missing
            ? new ChaskiError('store_unreachable', { detail: `there is no bucket ${Bucket}` })
            : error
        })
    },

    ...(publicClient && {
      signedUrl(key: string): Promise<string> {
        requireKey(key)
        const command = new GetObjectCommand({ Bucket, Key: key })
        const known = signed.get(key) ?? getSignedUrl(publicClient, command, { expiresIn: SIGNED_SECONDS })
        if (!signed.has(key)) signed.set(key, known)
        return known
      },
    }),

    close() {
      client.destroy()
      publicClient?.destroy()
    },
  }
}

function connect({ region, accessKeyId, secretAccessKey }: BucketConfig, endpoint: string | null): S3Client {
  return new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    // The names of buckets are hosts at Amazon only.
    ...(endpoint !== null && { endpoint, forcePathStyle: true }),
    maxAttempts: TRIES,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      httpAgent: { maxSockets: CONNECTIONS },
      httpsAgent: { maxSockets: CONNECTIONS },
    },
  })
}

function bodyOf({ Body }: GetObjectCommandOutput): Readable {
  return Body as Readable
}

/** What is missing is told apart; anything else is a store that cannot be used now, whatever the reason. */
function fail(key: string): (error: unknown) => never {
  return (error) => {
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode
    if (status === 404) throw new StoreMissError(key, { cause: error })
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw error
    const what = error instanceof Error ? `${error.name} ${error.message}` : String(error)
    throw new ChaskiError('store_unreachable', { detail: `${key}: ${what}`, cause: error })
  }
}
