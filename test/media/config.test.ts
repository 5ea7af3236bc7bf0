import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, type Env, embeddedRedisSocket, readConfig, readShared } from '../../media/config.ts'

const shared = (env: Env) => readConfig(env, readShared)

function mistakesOf(read: () => unknown): readonly string[] {
  try {
    read()
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes
    throw error
  }
  return []
}

describe('what every role shares', () => {
  test('an empty environment is complete', () => {
    const config = shared({})
    expect(config).toEqual({
      dataDir: join(import.meta.dirname, '../../media/library'),
      redisUrl: join(import.meta.dirname, '../../media/library/redis/redis.sock'),
      redisEmbedded: true,
      databaseUrl: null,
      bucket: null,
      logLevel: 'info',
    })
  })

  test('an empty variable counts as not set', () => {
    expect(shared({ REDIS_URL: '', LOG_LEVEL: ' ', DATABASE_URL: '', S3_BUCKET: '' })).toEqual(shared({}))
  })

  test('DATA_DIR is made absolute', () => {
    expect(shared({ DATA_DIR: 'some where' }).dataDir).toBe(join(process.cwd(), 'some where'))
  })

  test.each(['redis://queue:6379/2', 'rediss://:secret@queue.example', '/run/redis/redis.sock'])(
    'REDIS_URL may be %s',
    (url) => {
      expect(shared({ REDIS_URL: url })).toMatchObject({ redisUrl: url, redisEmbedded: false })
    },
  )

  test('every mistake is told at once, with what was expected', () => {
    const env = {
      REDIS_URL: 'http://queue',
      DATABASE_URL: 'mysql://db/chaski',
      LOG_LEVEL: 'loud',
      S3_ENDPOINT: 'https://s3.example.org',
    }
    expect(mistakesOf(() => shared(env))).toEqual([
      'REDIS_URL: expected redis://host:port, rediss://host:port or the absolute path of a unix socket',
      'DATABASE_URL: expected an address such as postgres://host, with postgres: or postgresql:',
      'S3_BUCKET: expected to be set together with the other S3_ settings',
      'LOG_LEVEL: expected one of fatal, error, warn, info, debug, trace, silent',
    ])
  })

  test('a bucket needs its name and its keys, and is nothing half', () => {
    const keys = { S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' }
    expect(shared({}).bucket).toBeNull()
    expect(shared({ ...keys, S3_BUCKET: 'films', S3_ENDPOINT: 'https://s3.example.org/' }).bucket).toEqual({
      endpoint: 'https://s3.example.org',
      bucket: 'films',
      region: 'us-east-1',
      accessKeyId: 'id',
      secretAccessKey: 'secret',
      publicUrl: null,
    })
    expect(mistakesOf(() => shared({ S3_BUCKET: 'My Films' }))).toEqual([
      'S3_BUCKET: expected 3 to 63 lower-case letters, digits, dots and hyphens',
      'S3_ACCESS_KEY_ID: expected to be set together with S3_BUCKET',
      'S3_SECRET_ACCESS_KEY: expected to be set together with S3_BUCKET',
    ])
    expect(mistakesOf(() => shared(keys))).toHaveLength(1)
  })

  test('a socket path that no kernel takes is refused', () => {
    expect(mistakesOf(() => shared({ REDIS_URL: `/${'long/'.repeat(30)}redis.sock` }))).toEqual([
      expect.stringMatching(/^REDIS_URL: expected a socket path of at most 10[37] bytes$/),
    ])
  })

  test('no value is repeated in the message, as it may hold a password', () => {
    expect(() => shared({ DATABASE_URL: 'mysql://chaski:secret@db/chaski' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    )
  })
})

describe('numbers and addresses', () => {
  const port = (value: string) => () =>
    readConfig({ PORT: value }, (read) => read.integer('PORT', { min: 0, max: 65_535, otherwise: 8080 }))

  test('a whole number inside the limits', () => expect(port('81')()).toBe(81))

  test.each(['-1', '65536', '8e3', '80.5', 'eighty', '0x50'])('%s is no port', (value) => {
    expect(mistakesOf(port(value))).toEqual(['PORT: expected a whole number from 0 to 65535'])
  })

  test('an address loses the slash at its end', () => {
    const url = readConfig({ BASE_URL: 'https://radio.example/' }, (read) =>
      read.url('BASE_URL', ['https:', 'http:']),
    )
    expect(url).toBe('https://radio.example')
  })
})

describe('the socket of the private Redis', () => {
  test('stands in the data folder where its path is short enough', () => {
    expect(embeddedRedisSocket('/srv/chaski')).toBe('/srv/chaski/redis/redis.sock')
  })

  test('a long data folder gets a short path of its own', () => {
    const one = embeddedRedisSocket(`/srv/${'á'.repeat(60)}/one`)
    const two = embeddedRedisSocket(`/srv/${'á'.repeat(60)}/two`)
    expect(Buffer.byteLength(one)).toBeLessThanOrEqual(103)
    expect(one).not.toBe(two)
    expect(embeddedRedisSocket(`/srv/${'á'.repeat(60)}/one`)).toBe(one)
  })
})
