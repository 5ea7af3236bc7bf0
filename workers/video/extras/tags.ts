import type { WorkTags } from '../../../media/jobs/queues.ts'

/** Metadata of files that people pass on. Staff typed the values, so they only ever appear after a `key=`. */
export function tagOptions(
  tags: Pick<WorkTags, 'title' | 'organisation' | 'licence' | 'language'>,
): string[] {
  const entries: [string, string | null][] = [
    ['title', tags.title],
    ['artist', tags.organisation],
    ['copyright', tags.licence],
  ]
  return [
    ...['-map_metadata', '-1', '-map_chapters', '-1'],
    ...entries.flatMap(([key, value]) => (value ? ['-metadata', `${key}=${value}`] : [])),
  ]
}
