import type { StationRecord } from '../records/station.ts'
import type { WorkRecord } from '../records/work.ts'

/** `es` airs `es-PE` and the other way round; a spot that names no language is for everybody. */
export function airsLanguage(
  { languages }: Pick<StationRecord, 'languages'>,
  { language }: Pick<WorkRecord, 'language'>,
): boolean {
  const base = (tag: string): string => tag.split('-')[0] ?? tag
  return language === null || languages.length === 0 || languages.some((tag) => base(tag) === base(language))
}
