import { expect, test } from 'vitest'
import type { WorkEvent } from '../../../media/jobs/queues.ts'
import { createArrivalCount } from '../../../server/views/count-arrivals.ts'

const PHONE = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36'

test('people are counted, not what looks a link up for a message', async () => {
  const events: WorkEvent[] = []
  let mark = 0
  const count = createArrivalCount({
    tokens: { mark: () => ['s', ++mark, 0] },
    events: { add: async (event) => void events.push(event) },
    credentials: { userOfSession: async () => undefined },
    log: { warn: () => {} },
    now: () => Date.UTC(2026, 10, 28, 9),
  })
  const at = { workId: '2345678923456789', from: 'c' } as const
  for (const agent of [PHONE, 'WhatsApp/2.23.20.0', 'facebookexternalhit/1.1', 'curl/8.5.0'])
    count({ method: 'GET', headers: { 'user-agent': agent } }, at)
  count({ method: 'HEAD', headers: { 'user-agent': PHONE } }, at)
  await new Promise((resolve) => setImmediate(resolve))
  expect(events).toMatchObject([
    { workId: at.workId, hour: '2026-11-28T09', page: 'site', counts: { 'visits-c': 1 } },
  ])
})
