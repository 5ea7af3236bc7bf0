import { describe, expect, test } from 'vitest'
import { inspectRedis, parseInfo } from '../../../server/redis/inspect.ts'

describe('what answers at a socket', () => {
  test('one that serves', () => {
    expect(parseInfo('# Server\r\nprocess_id:41\r\n# Persistence\r\nloading:0\r\n')).toEqual({
      state: 'ready',
      pid: 41,
    })
  })

  test('one that still loads its file', () => {
    expect(parseInfo('process_id:41\r\nloading:1\r\n')).toEqual({ state: 'loading', pid: 41 })
  })

  test('something that is no Redis', () => expect(parseInfo('HTTP/1.1 400')).toEqual({ state: 'none' }))

  test('nothing', async () => expect(await inspectRedis('/nowhere/redis.sock')).toEqual({ state: 'none' }))
})
