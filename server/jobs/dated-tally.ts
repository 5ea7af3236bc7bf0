import type { TallyOutcome, UndatedTallyOutcome } from '../../media/jobs/queues.ts'
import { hourOf } from '../../media/viewing.ts'

/** A tally from before views had an hour: they were watched no later than its first beacon came, and hardly before. */
export function dated({ type, batch, views }: UndatedTallyOutcome): TallyOutcome {
  const hour = hourOf(Number.parseInt(batch, 10))
  const counts = views.map(
    ({ workId, count }) => ({ workId, hour, page: 'site', measure: 'views', amount: count }) as const,
  )
  return { type, batch, counts }
}
