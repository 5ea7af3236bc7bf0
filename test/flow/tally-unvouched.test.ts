import { Redis } from 'ioredis'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TallyOutcome, VIEW_STREAM } from '../../media/jobs/queues.ts'
import { hourOf } from '../../media/viewing.ts'
import { tallyUnvouched as tally } from '../../workers/tally/unvouched.ts'
import { startTestRedis, type TestRedis } from '../support/redis.ts'

describe('the tally of views without tokens', () => {
  let server: TestRedis
  let redis: Redis
  let reported: TallyOutcome[]
  const jobs = { reportTally: async (outcome: TallyOutcome) => void reported.push(outcome) }
  const AT = Date.parse('2026-01-10T15:20:00Z')
  const beacon = (workId: string, viewing: string, at: number | undefined = AT) =>
    redis.xadd(VIEW_STREAM, '*', 'beacon', JSON.stringify({ workId, viewing, at }))
  const views = (workId: string, amount: number, hour = '2026-01-10T15') => ({
    ...{ workId, hour, page: 'site', measure: 'views', amount },
  })

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
    expect(reported.map(({ counts }) => counts)).toEqual([[views('a', 2), views('b', 1)]])
  })

  it('keeps the hour in which each was watched', async () => {
    await beacon('a', '1')
    await beacon('a', '2', AT + 3600_000)
    await beacon('a', '3')
    await tally(redis, jobs)
    expect(reported[0]?.counts).toEqual([views('a', 2), views('a', 1, '2026-01-10T16')])
  })

  it('takes a beacon from before they had a time as watched when it came', async () => {
    const id = await redis.xadd(VIEW_STREAM, '*', 'beacon', JSON.stringify({ workId: 'a', viewing: '1' }))
    await tally(redis, jobs)
    expect(reported[0]?.counts).toEqual([views('a', 1, hourOf(Number.parseInt(id ?? '', 10)))])
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
    expect(reported.flatMap(({ counts }) => counts)).toEqual([views('a', 2), views('a', 1)])
    expect(new Set(reported.map(({ batch }) => batch)).size).toBe(2)
  })

  it('says nothing where nobody looked', async () => {
    await tally(redis, jobs)
    expect(reported).toEqual([])
  })
})
