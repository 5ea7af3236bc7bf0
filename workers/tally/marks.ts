import type { Redis } from 'ioredis'
import type { EventMark, WorkEvent } from '../../media/jobs/queues.ts'
import { LONGEST_UNREPORTED_SECONDS, MOST_PARTS } from '../../media/viewing.ts'

/** Longer than a page is taken and then keeps a report: what it tells again is still known. */
export const MARKS_KEPT_SECONDS = 2 * LONGEST_UNREPORTED_SECONDS + 2 * 24 * 3600

/** Redis key of a series' bits, one bit per mark. */
export const marksKey = (series: string): string => `chaski:counted:${series}`

/** The marks of these events as bit offsets, by series. */
export function placesOf(events: readonly WorkEvent[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const { mark } of events) {
    const [series] = mark
    const known = places.get(series)
    if (known) known.push(placeOf(mark))
    else places.set(series, [placeOf(mark)])
  }
  return places
}

function placeOf([, number, part]: EventMark): number {
  return number * MOST_PARTS + part
}

/** Looks up which of these events an earlier batch has counted. */
export async function readMarks(
  redis: Pick<Redis, 'call'>,
  events: readonly WorkEvent[],
): Promise<(mark: EventMark) => boolean> {
  const counted = new Map<string, Set<number>>()
  await Promise.all(
    [...placesOf(events)].map(async ([series, places]) => {
      const asked = places.flatMap((place) => ['GET', 'u1', place])
      const bits = (await redis.call('BITFIELD', marksKey(series), ...asked)) as number[]
      counted.set(series, new Set(places.filter((_place, index) => bits[index] === 1)))
    }),
  )
  return (mark) => counted.get(mark[0])?.has(placeOf(mark)) ?? false
}
