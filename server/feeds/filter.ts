import type { IndexedSpot } from './spot-index.ts'

/** The filters in a feed's URL. Omitted fields match everything. */
export interface FeedFilter {
  /** `es` also matches `es-PE`. */
  language?: string | undefined
  place?: string | undefined
  /** Its id. */
  programme?: string | undefined
}

export function matches({ work }: Pick<IndexedSpot, 'work'>, filter: FeedFilter): boolean {
  const { language, place, programme } = filter
  return (
    (!language || work.language === language || work.language?.startsWith(`${language}-`) === true) &&
    (!place || work.places.includes(place)) &&
    (!programme || work.programmeId === programme)
  )
}

/**
 * Importers would see the same audio in two works as one entry listed twice, so only the first in the list is kept.
 */
export function withoutRepeatedSounds<T extends Pick<IndexedSpot, 'sound'>>(spots: readonly T[]): T[] {
  const seen = new Set<string>()
  return spots.filter(({ sound }) => !seen.has(sound) && seen.add(sound))
}

/** The filter in words, for the feed title. */
export function filterWords({ language, place, programme }: FeedFilter): string[] {
  return [programme, place, language].filter((word) => word !== undefined && word !== '') as string[]
}
