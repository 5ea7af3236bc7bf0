import type { Calendar } from '../media/calendar.ts'
import type { FolderContent } from './plan.ts'
import type { Spot } from './state.ts'

/** Prefix for spots known only from a file name. The server's ids never start with it. */
const MARK = '?'

export function isRecovered(id: string): boolean {
  return id.startsWith(MARK)
}

/**
 * What the names of held files tell when the state is lost: they contain the dates
 * (`ABC-000123_v2_es-PE_30s_20260110-20260210.mp3`). This keeps a station on the air until the server answers, and takes
 * off what ends in the meantime; the first full listing then restores the rest.
 * @param calendar whose days are meant
 */
export function recoverSpots(held: FolderContent['spots'], calendar: Calendar): Record<string, Spot> {
  const spots: Record<string, Spot> = {}
  for (const [name, { bytes, modified }] of held) {
    const { number, duration, validFrom, validUntil } = factsInName(name, calendar)
    const id = MARK + name
    spots[id] = {
      id,
      version: 0,
      number,
      cart: null,
      title: name,
      duration,
      validFrom,
      validUntil,
      wanted: null,
      held: { name, version: 0, bytes, sha256: '', modified },
    }
  }
  return spots
}

function factsInName(
  name: string,
  calendar: Calendar,
): Pick<Spot, 'number' | 'duration' | 'validFrom' | 'validUntil'> {
  const found = /^[A-Z]{2,5}-(\d{6,9})_v\d+_[^_]+_(\d+)s(?:_(\d{8})?-(\d{8})?)?\./.exec(name)
  return {
    number: Number(found?.[1] ?? 0),
    duration: Number(found?.[2] ?? 0),
    validFrom: midnight(found?.[3], 0, calendar),
    // The last day in the name is inclusive.
    validUntil: midnight(found?.[4], 1, calendar),
  }
}

function midnight(day: string | undefined, later: number, calendar: Calendar): string | null {
  if (day === undefined) return null
  const [year, month, date] = [day.slice(0, 4), day.slice(4, 6), day.slice(6)].map(Number)
  return new Date(calendar.fromWall(year ?? 0, month ?? 1, (date ?? 1) + later)).toISOString()
}
