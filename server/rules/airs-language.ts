import type { StationRow } from '../catalogue/station-tables.ts'
import type { WorkRow } from '../catalogue/tables.ts'

/** `es` airs `es-PE` and the other way round; a spot that names no language is for everybody. */
export function airsLanguage(
  { languages }: Pick<StationRow, 'languages'>,
  { language }: Pick<WorkRow, 'language'>,
): boolean {
  const aired = JSON.parse(languages) as string[]
  const base = (tag: string): string => tag.split('-')[0] ?? tag
  return language === null || aired.length === 0 || aired.some((tag) => base(tag) === base(language))
}
