import type { IndexedSpot } from './spot-index.ts'

/** What a feed's address asks for; everything where a field is left out. */
export interface FeedFilter {
  /** `es` finds `es-PE` too. */
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

/** The same sound under two works would be one entry twice to an importer: the one that came first in the list stays. */
export function withoutRepeatedSounds<T extends Pick<IndexedSpot, 'sound'>>(spots: readonly T[]): T[] {
  const seen = new Set<string>()
  return spots.filter(({ sound }) => !seen.has(sound) && seen.add(sound))
}

/** The filter in words, for the title of the feed. */
export function filterWords({ language, place, programme }: FeedFilter): string[] {
  return [programme, place, language].filter((word) => word !== undefined && word !== '') as string[]
}
