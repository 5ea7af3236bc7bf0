import { Redis } from 'ioredis'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TallyOutcome, VIEW_STREAM } from '../../media/queues.ts'
import { tally } from '../../workers/tally.ts'
import { startTestRedis, type TestRedis } from '../support/redis.ts'

describe('tally', () => {
  let server: TestRedis
  let redis: Redis
  let reported: TallyOutcome[]
  const jobs = { reportTally: async (outcome: TallyOutcome) => void reported.push(outcome) }
  const beacon = (workId: string, viewing: string) =>
    redis.xadd(VIEW_STREAM, '*', 'beacon', JSON.stringify({ workId, viewing }))

  beforeAll(async () => {
    server = await startTestRedis()
    redis = new Redis(server.url)
  })
  beforeEach(async () => {
    reported = []
    await redis.flushall()
  })
  afterAll(async () => {
    await redis?.quit()
    await server?.stop()
  })

  it('counts each viewing of each work once', async () => {
    for (const [work, viewing] of [
      ['a', '1'],
      ['a', '2'],
      ['b', '1'],
      ['a', '1'],
      ['a', '2'],
    ] as const) {
      await beacon(work, viewing)
    }
    await tally(redis, jobs)
    expect(reported.map(({ views }) => views)).toEqual([
      [
        { workId: 'a', count: 2 },
        { workId: 'b', count: 1 },
      ],
    ])
  })

  it('remembers a viewing over batches, and leaves nothing in the stream', async () => {
    await beacon('a', '1')
    await tally(redis, jobs)
    await beacon('a', '1')
    await tally(redis, jobs)
    expect(reported).toHaveLength(1)
    expect(await redis.xlen(VIEW_STREAM)).toBe(0)
  })

  it('reports the same batch again, by the same name, where it could not finish the first time', async () => {
    await beacon('a', '1')
    await beacon('a', '2')
    const seen: TallyOutcome[] = []
    const breaking = {
      reportTally: async (outcome: TallyOutcome) => {
        seen.push(outcome)
        throw new Error('the worker dies here')
      },
    }
    await expect(tally(redis, breaking)).rejects.toThrow('dies')
    await beacon('a', '3')
    await tally(redis, jobs)
    expect(reported[0]).toEqual(seen[0])
    expect(reported.flatMap(({ views }) => views)).toEqual([
      { workId: 'a', count: 2 },
      { workId: 'a', count: 1 },
    ])
    expect(new Set(reported.map(({ batch }) => batch)).size).toBe(2)
  })

  it('says nothing where nobody looked', async () => {
    await tally(redis, jobs)
    expect(reported).toEqual([])
  })
})
