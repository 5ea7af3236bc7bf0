import { createHash } from 'node:crypto'
import { userInfo } from 'node:os'
import { join, resolve } from 'node:path'

/** Environment variables by name, as in `process.env`. An empty value counts as not set: Compose files pass those. */
export type Env = Readonly<Record<string, string | undefined>>

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/**
 * Exit code of a role that rejects its environment (EX_CONFIG in sysexits.h). The supervisor does not restart it, since
 * that would not help.
 */
export const CONFIG_EXIT_CODE = 78

/** What every role needs to know. */
export interface SharedConfig {
  /** Absolute path of the folder with everything that must not be lost. */
  dataDir: string
  /** `redis://…`, `rediss://…` or the path of a unix socket; ioredis takes each as it is. */
  redisUrl: string
  /** Redis is our own child process: `REDIS_URL` is not set. */
  redisEmbedded: boolean
  /** `postgres://…`, or null for SQLite inside `dataDir`. */
  databaseUrl: string | null
  /** Where files are kept, or null for the folder `store` inside `dataDir`. */
  bucket: BucketConfig | null
  logLevel: LogLevel
}

/** A bucket of a service that speaks S3. */
export interface BucketConfig {
  /** Null for Amazon itself. */
  endpoint: string | null
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** Under which address the public reaches the same service; null: files are handed out by the server. */
  publicUrl: string | null
}

/** Reports every mistake in the environment at once, rather than one per start. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  /** One sentence each. */
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[]) {
    super(
      `The environment has ${mistakes.length} mistake(s):\n${mistakes.map((line) => `  ${line}`).join('\n')}`,
    )
    this.mistakes = mistakes
  }
}

/** Reads variables one by one and collects mistakes. */
export interface EnvReader {
  /** The value, or null if unset. */
  text(name: string): string | null
  /** A whole number between `min` and `max`, both included. */
  integer(name: string, limits: { min: number; max: number; otherwise: number }): number
  choice<T extends string>(name: string, values: readonly T[], otherwise: T): T
  /** An absolute URL with one of these protocols (such as `https:`), without a trailing slash. */
  url(name: string, protocols: readonly string[]): string | null
  /** Adds a mistake that only the caller can detect, such as two settings that exclude each other. */
  mistake(name: string, expected: string): void
}

/**
 * Builds a configuration from the environment.
 * @throws ConfigError that names every mistake with what was expected; values are never repeated, some are secrets
 */
export function readConfig<T>(env: Env, build: (read: EnvReader) => T): T {
  const mistakes: string[] = []
  const text = (name: string): string | null => env[name]?.trim() || null
  const mistake = (name: string, expected: string): void => {
    mistakes.push(`${name}: expected ${expected}`)
  }

  const config = build({
    text,
    mistake,

    integer(name, { min, max, otherwise }) {
      const value = text(name)
      if (value === null) return otherwise
      const number = Number(value)
      if (/^\d+$/.test(value) && number >= min && number <= max) return number
      mistake(name, `a whole number from ${min} to ${max}`)
      return otherwise
    },

    choice(name, values, otherwise) {
      const value = text(name)
      if (value === null) return otherwise
      const known = values.find((candidate) => candidate === value)
      if (known === undefined) mistake(name, `one of ${values.join(', ')}`)
      return known ?? otherwise
    },

    url(name, protocols) {
      const value = text(name)
      if (value === null) return null
      const url = URL.parse(value)
      if (url && protocols.includes(url.protocol) && url.hostname) return value.replace(/\/+$/, '')
      mistake(name, `an address such as ${protocols[0]}//host, with ${protocols.join(' or ')}`)
      return null
    },
  })

  if (mistakes.length > 0) throw new ConfigError(mistakes)
  return config
}

/** Size of the path in `sockaddr_un` without the terminating NUL: 108 bytes on Linux, 104 on macOS and the BSDs. */
const SOCKET_PATH_BYTES = process.platform === 'linux' ? 107 : 103

export function readShared(read: EnvReader): SharedConfig {
  // Relative to the current directory; the default is relative to the code.
  const dataDir = resolve(read.text('DATA_DIR') ?? join(import.meta.dirname, 'library'))
  const redisUrl = readRedisUrl(read)
  return {
    dataDir,
    redisUrl: redisUrl ?? embeddedRedisSocket(dataDir),
    redisEmbedded: redisUrl === null,
    databaseUrl: read.url('DATABASE_URL', ['postgres:', 'postgresql:']),
    bucket: readBucket(read),
    logLevel: read.choice('LOG_LEVEL', LOG_LEVELS, 'info'),
  }
}

/** Names of S3's own rules that every service keeps. */
export const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/

function readBucket(read: EnvReader): BucketConfig | null {
  const bucket = read.text('S3_BUCKET')
  const accessKeyId = read.text('S3_ACCESS_KEY_ID')
  const secretAccessKey = read.text('S3_SECRET_ACCESS_KEY')
  const endpoint = read.url('S3_ENDPOINT', ['https:', 'http:'])
  const region = read.text('S3_REGION')
  const publicUrl = read.url('S3_PUBLIC_URL', ['https:', 'http:'])
  if (bucket === null) {
    // Taken silently, they would leave files on a disk that somebody believes to be in a bucket.
    const forBackup = read.text('BACKUP_TO')?.startsWith('s3://') ?? false
    const given = forBackup ? publicUrl : (accessKeyId ?? secretAccessKey ?? endpoint ?? region ?? publicUrl)
    if (given) read.mistake('S3_BUCKET', 'to be set together with the other S3_ settings')
    return null
  }
  if (!BUCKET_NAME.test(bucket))
    read.mistake('S3_BUCKET', '3 to 63 lower-case letters, digits, dots and hyphens')
  if (accessKeyId === null) read.mistake('S3_ACCESS_KEY_ID', 'to be set together with S3_BUCKET')
  if (secretAccessKey === null) read.mistake('S3_SECRET_ACCESS_KEY', 'to be set together with S3_BUCKET')
  return {
    endpoint,
    bucket,
    region: region ?? 'us-east-1',
    accessKeyId: accessKeyId ?? '',
    secretAccessKey: secretAccessKey ?? '',
    publicUrl,
  }
}

function readRedisUrl(read: EnvReader): string | null {
  const value = read.text('REDIS_URL')
  if (value === null) return null
  if (value.startsWith('/')) {
    if (fitsSocket(value)) return value
    read.mistake('REDIS_URL', `a socket path of at most ${SOCKET_PATH_BYTES} bytes`)
    return null
  }
  const url = URL.parse(value)
  if (url && ['redis:', 'rediss:'].includes(url.protocol) && url.hostname) return value
  read.mistake('REDIS_URL', 'redis://host:port, rediss://host:port or the absolute path of a unix socket')
  return null
}

/**
 * The socket of a data folder's private Redis. Every process on the machine with the same `DATA_DIR` arrives at the same
 * path. If the folder's path is too long for a socket, the socket goes to `/tmp` (not `TMPDIR`, which differs between
 * sessions), under a name made from the path and the user.
 */
export function embeddedRedisSocket(dataDir: string): string {
  const inside = join(dataDir, 'redis', 'redis.sock')
  if (fitsSocket(inside)) return inside
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  return join('/tmp', `chaski-${userInfo().uid}-${hash}`, 'redis.sock')
}

function fitsSocket(path: string): boolean {
  return Buffer.byteLength(path) <= SOCKET_PATH_BYTES
}
