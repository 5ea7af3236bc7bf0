import type { WorkTags } from '../../media/jobs/queues.ts'

/** What every file that people pass on says in a comment: where help is, and where it came from. */
export const carriedLine = ({ help, address }: Pick<WorkTags, 'help' | 'address'>): string =>
  [help, address].filter(Boolean).join(' · ')
