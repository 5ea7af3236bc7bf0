import type { WorkTags } from '../../../media/jobs/queues.ts'
import { carriedLine } from '../../files/carried-line.ts'

/**
 * Metadata of files that people pass on. Staff typed the values, so they only ever appear after a `key=`. A sensitive work says
 * nothing: any player shows what stands here on a shared phone.
 */
export function tagOptions(
  tags: Pick<WorkTags, 'title' | 'organisation' | 'licence' | 'language' | 'address' | 'help' | 'sensitive'>,
): string[] {
  const entries: [string, string | null][] = tags.sensitive
    ? []
    : [
        ['title', tags.title],
        ['artist', tags.organisation],
        ['copyright', tags.licence],
        ['comment', carriedLine(tags)],
      ]
  return [
    ...['-map_metadata', '-1', '-map_chapters', '-1'],
    ...entries.flatMap(([key, value]) => (value ? ['-metadata', `${key}=${value}`] : [])),
  ]
}
