import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createAttempts } from '../../../server/accounts/attempts.ts'
import { openRedis } from '../../../server/redis/open.ts'
import { startTestRedis } from '../../support/redis.ts'

const away = { status: 'reconnecting', eval: () => new Promise<never>(() => {}), del: async () => 0 } as const

test('counts by subject until the time is over, also without Redis', async () => {
  let time = 0
  const attempts = createAttempts(away, 10, () => time)
  expect([await attempts.count('a'), await attempts.count('a'), await attempts.count('b')]).toEqual([1, 2, 1])
  time = 9_999
  expect(await attempts.count('a')).toBe(3)
  time = 10_001
  expect(await attempts.count('a')).toBe(1)
  await attempts.forget('a')
  expect(await attempts.count('a')).toBe(1)
})

test('several servers count together in Redis, which keeps no address', async () => {
  const redis = await startTestRedis()
  const connection = openRedis(redis.url, pino({ level: 'silent' }))
  try {
    await connection.ping()
    const [one, two] = [createAttempts(connection, 60), createAttempts(connection, 60)]
    await one.count('ana@example.org')
    await two.count('ana@example.org')
    expect(await one.count('ana@example.org')).toBe(3)
    const [key = ''] = await connection.keys('*')
    expect(key).not.toContain('ana')
    expect(await connection.ttl(key)).toBeGreaterThan(50)
    await two.forget('ana@example.org')
    expect(await two.count('ana@example.org')).toBe(1)
  } finally {
    connection.disconnect()
    await redis.stop()
  }
})
