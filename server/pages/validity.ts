import type { Work } from '../../media/schemas/work.ts'
import type { PageContext } from './context.ts'
import { day } from './format.ts'

type Valid = Pick<Work, 'validFrom' | 'validUntil'>

/**
 * The first and last day of validity, inclusive, in lower case; null if unlimited. The end is exclusive: what ends at
 * midnight was last aired the day before.
 */
export function validity(
  { validFrom, validUntil }: Valid,
  context: Pick<PageContext, 'texts' | 'calendar'>,
): string | null {
  const { texts } = context
  const first = validFrom && day(validFrom, context)
  const last = validUntil && day(new Date(Date.parse(validUntil) - 1).toISOString(), context)
  if (first && last) return texts.validBetween(first, last)
  if (first) return texts.validFrom(first)
  return last ? texts.validUntil(last) : null
}

/** Whether its validity has ended. */
export function hasEnded({ validUntil }: Pick<Valid, 'validUntil'>, now: Date): boolean {
  return validUntil !== null && Date.parse(validUntil) <= now.getTime()
}
