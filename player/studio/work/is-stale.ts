import type { Work } from '../../../media/schemas/work.ts'

/** Whether `incoming` tells of an earlier state than the one shown: an answer and an event may overtake each other. */
export function isStale(incoming: Work, shown: Work): boolean {
  return incoming.updatedAt < shown.updatedAt
}
