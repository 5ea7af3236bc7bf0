import { Redis } from 'ioredis'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { EVENT_STREAM, type EventMark, type TallyOutcome, type WorkEvent } from '../../media/jobs/queues.ts'
import { tally } from '../../workers/tally/tally.ts'
import { startTestRedis, type TestRedis } from '../support/redis.ts'

const HOUR = '2026-01-10T15'

const view = (
  workId: string,
  number: number,
  { part = 0, series = 'series-a', hour = HOUR } = {},
): WorkEvent => ({
  mark: [series, number, part] satisfies EventMark,
  ...{ workId, hour, page: 'site', counts: { views: 1 } },
})
const views = (workId: string, amount: number, hour = HOUR) => ({
  ...{ workId, hour, page: 'site', measure: 'views', amount },
})

describe('tally', () => {
  let server: TestRedis
  let redis: Redis
  let reported: TallyOutcome[]
  const jobs = { reportTally: async (outcome: TallyOutcome) => void reported.push(outcome) }
  const write = (...events: WorkEvent[]) => redis.xadd(EVENT_STREAM, '*', 'events', JSON.stringify(events))
  /** As the catalogue adds them: a batch that it knows adds nothing. */
  const stored = (): Map<string, number> => {
    const sums = new Map<string, number>()
    for (const { counts } of new Map(reported.map((outcome) => [outcome.batch, outcome])).values()) {
      for (const { workId, amount } of counts) sums.set(workId, (sums.get(workId) ?? 0) + amount)
    }
    return sums
  }

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

  it('counts each event once, wherever it stands again', async () => {
    await write(view('a', 1), view('a', 2), view('a', 1))
    await write(view('a', 2), view('b', 3), view('a', 1, { series: 'series-b' }))
    await tally(redis, jobs)
    expect(reported.map(({ counts }) => counts)).toEqual([[views('a', 3), views('b', 1)]])
    await write(view('a', 1), view('b', 4))
    await tally(redis, jobs)
    expect(reported[1]?.counts).toEqual([views('b', 1)])
    expect(await redis.xlen(EVENT_STREAM)).toBe(0)
  })

  it('adds up each measure by work, hour and kind of page', async () => {
    const event = view('a', 1)
    await write(
      { ...event, counts: { views: 1, seconds: 10 } },
      { ...event, mark: ['series-a', 1, 1], counts: { seconds: 5.5 } },
      { ...event, mark: ['series-a', 2, 0], hour: '2026-01-10T16', page: 'embed', counts: { views: 1 } },
    )
    await tally(redis, jobs)
    expect(reported[0]?.counts).toEqual([
      { workId: 'a', hour: HOUR, page: 'site', measure: 'views', amount: 1 },
      { workId: 'a', hour: HOUR, page: 'site', measure: 'seconds', amount: 15.5 },
      { workId: 'a', hour: '2026-01-10T16', page: 'embed', measure: 'views', amount: 1 },
    ])
  })

  it('tells the same batch again, by the same name, where it could not finish the first time', async () => {
    await write(view('a', 1), view('a', 2))
    const seen: TallyOutcome[] = []
    const breaking = {
      reportTally: async (outcome: TallyOutcome) => {
        seen.push(outcome)
        throw new Error('the worker dies here')
      },
    }
    await expect(tally(redis, breaking)).rejects.toThrow('dies')
    await write(view('a', 3))
    await tally(redis, jobs)
    expect(reported[0]).toEqual(seen[0])
    expect(stored()).toEqual(new Map([['a', 3]]))
  })

  it('counts nothing twice where several run at once', async () => {
    for (let entry = 0; entry < 1000; entry++) {
      await write(view('a', entry * 2), view('b', entry * 2 + 1), view('a', entry))
    }
    await Promise.all(Array.from({ length: 4 }, () => tally(redis, jobs)))
    const marks = new Set(
      Array.from({ length: 1000 }, (_, entry) => [entry, entry * 2, entry * 2 + 1]).flat(),
    )
    expect([...stored().values()].reduce((sum, amount) => sum + amount, 0)).toBe(marks.size)
    expect(await redis.xlen(EVENT_STREAM)).toBe(0)
  })

  it('remembers a view in a few bits, and for longer than a page tells it again', async () => {
    for (let number = 0; number < 20_000; number += 500) {
      await write(...Array.from({ length: 500 }, (_, index) => view('a', number + index)))
    }
    await tally(redis, jobs)
    const [key = ''] = await redis.keys('chaski:counted:*')
    expect(await redis.memory('USAGE', key)).toBeLessThan(20_000 * 5)
    expect(await redis.ttl(key)).toBeGreaterThan(60 * 24 * 3600)
  })

  it('says nothing where nobody looked', async () => {
    await tally(redis, jobs)
    expect(reported).toEqual([])
  })
})
