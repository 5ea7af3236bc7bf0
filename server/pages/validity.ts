import type { Work } from '../../media/schemas/work.ts'
import { day } from './format.ts'
import type { Texts } from './texts/es.ts'

type Valid = Pick<Work, 'validFrom' | 'validUntil'>

/**
 * From which day to which a work is valid, both of them included, in small letters; null where nothing is said. The instant at which
 * it ends does not belong to it: what ends at midnight was last aired the day before.
 */
export function validity({ validFrom, validUntil }: Valid, texts: Texts): string | null {
  const first = validFrom && day(validFrom, texts)
  const last = validUntil && day(new Date(Date.parse(validUntil) - 1).toISOString(), texts)
  if (first && last) return texts.validBetween(first, last)
  if (first) return texts.validFrom(first)
  return last ? texts.validUntil(last) : null
}

/** Whether its time is over. */
export function hasEnded({ validUntil }: Pick<Valid, 'validUntil'>, now: Date): boolean {
  return validUntil !== null && Date.parse(validUntil) <= now.getTime()
}
