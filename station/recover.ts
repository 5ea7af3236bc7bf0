import { fromWallInLima } from '../media/lima.ts'
import type { FolderContent } from './plan.ts'
import type { Spot } from './state.ts'

/** Ids of spots that only a file name tells of. No id of the server begins so. */
const MARK = '?'

export function isRecovered(id: string): boolean {
  return id.startsWith(MARK)
}

/**
 * What can be known of the held files when the memory is lost: their names, which carry the days
 * (`AYD-000123_v2_es-PE_30s_20260110-20260210.mp3`). It keeps a station on the air until the server answers, and
 * takes off what ends meanwhile; the first full listing then puts each spot in its place.
 */
export function recoverSpots(held: FolderContent['spots']): Record<string, Spot> {
  const spots: Record<string, Spot> = {}
  for (const [name, { bytes, modified }] of held) {
    const { number, duration, validFrom, validUntil } = factsInName(name)
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

function factsInName(name: string): Pick<Spot, 'number' | 'duration' | 'validFrom' | 'validUntil'> {
  const found = /^AYD-(\d{6})_v\d+_[^_]+_(\d+)s(?:_(\d{8})?-(\d{8})?)?\./.exec(name)
  return {
    number: Number(found?.[1] ?? 0),
    duration: Number(found?.[2] ?? 0),
    validFrom: midnight(found?.[3], 0),
    // The last day in the name still belongs to it.
    validUntil: midnight(found?.[4], 1),
  }
}

function midnight(day: string | undefined, later: number): string | null {
  if (day === undefined) return null
  const [year, month, date] = [day.slice(0, 4), day.slice(4, 6), day.slice(6)].map(Number)
  return new Date(fromWallInLima(year ?? 0, month ?? 1, (date ?? 1) + later)).toISOString()
}
