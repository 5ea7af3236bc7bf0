import { setTimeout as delay } from 'node:timers/promises'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Change, createHub, type Hub } from '../../../server/events/hub.ts'
import { openRedis } from '../../../server/redis/open.ts'
import { startTestRedis, type TestRedis } from '../../support/redis.ts'

const log = pino({ level: 'silent' })
const change: Change = { type: 'work', id: 'w' }

let redis: TestRedis
let connection: ReturnType<typeof openRedis>
let hub: Hub
let other: Hub

beforeEach(async () => {
  redis = await startTestRedis()
  connection = openRedis(redis.url, log)
  hub = await createHub(connection, log, 100)
  other = await createHub(connection, log, 100)
})
afterEach(async () => {
  await hub.close()
  await other.close()
  connection.disconnect()
  await redis.stop()
})

/** What a hub has heard so far. */
function heardBy(listening: Hub): Change[] {
  const heard: Change[] = []
  listening.subscribe((one) => heard.push(one))
  return heard
}

test('a change is told to every server', async () => {
  const [here, there] = [heardBy(hub), heardBy(other)]
  await hub.publish(change)
  await vi.waitFor(() => expect([here, there]).toEqual([[change], [change]]))
})

test('with a Redis that hangs, who made a change is answered, and the others are told once it is back', async () => {
  const [here, there] = [heardBy(hub), heardBy(other)]
  process.kill(redis.pid, 'SIGSTOP')
  try {
    expect(await Promise.race([hub.publish(change).then(() => 'answered'), delay(20_000)])).toBe('answered')
    expect(here).toEqual([change])
    expect(there).toEqual([])
  } finally {
    process.kill(redis.pid, 'SIGCONT')
  }
  await vi.waitFor(() => expect(there).toEqual([change]), 10_000)
})

test('with a Redis that is gone, who made a change is answered, and this server knows of it', async () => {
  const here = heardBy(hub)
  process.kill(redis.pid, 'SIGKILL')
  await vi.waitFor(() => expect(connection.status).not.toBe('ready'))
  await hub.publish(change)
  expect(here).toEqual([change])
})
