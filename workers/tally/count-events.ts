import type { Count, EventMark, WorkEvent } from '../../media/jobs/queues.ts'
import type { Measure } from '../../media/viewing.ts'

/** The counts in a batch of events. An event already counted, or repeated within the batch, adds nothing. */
export function countEvents(events: readonly WorkEvent[], isCounted: (mark: EventMark) => boolean): Count[] {
  const met = new Set<string>()
  const sums = new Map<string, Count>()
  for (const { mark, workId, hour, page, counts } of events) {
    const name = mark.join(' ')
    if (met.has(name) || isCounted(mark)) continue
    met.add(name)
    for (const [measure, amount] of Object.entries(counts) as [Measure, number][]) {
      const key = `${workId} ${hour} ${page} ${measure}`
      const sum = sums.get(key)
      if (sum) sum.amount += amount
      else sums.set(key, { workId, hour, page, measure, amount })
    }
  }
  return [...sums.values()]
}
