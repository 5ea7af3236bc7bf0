import type { AiringTotals } from '../../../media/schemas/airing.ts'
import type { SpotNames } from '../../../media/spot-names.ts'

type Item = AiringTotals['items'][number]

export interface AiringGroup {
  /** Of the spot or the station. */
  id: string
  name: string
  count: number
  /** Latest first. */
  days: { day: string; count: number }[]
}

/** Airings grouped by spot or by station; the group with the most airings comes first. */
export function groupAirings(
  items: readonly Item[],
  by: 'work' | 'station',
  spots: Pick<SpotNames, 'code'>,
): AiringGroup[] {
  const groups = new Map<string, AiringGroup>()
  for (const { day, station, work, count } of items) {
    const { id } = by === 'work' ? work : station
    const name = by === 'work' ? `${spots.code(work.number)} · ${work.title}` : station.name
    const group = groups.get(id) ?? { id, name, count: 0, days: [] }
    group.count += count
    group.days.push({ day, count })
    groups.set(id, group)
  }
  for (const { days } of groups.values()) days.sort((a, b) => (a.day < b.day ? 1 : -1))
  return [...groups.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'es'))
}
