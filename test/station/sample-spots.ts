import { createHash } from 'node:crypto'
import type { SyncItem, Tombstone } from '../../media/schemas/sync.ts'
import type { HeldFile, Spot } from '../../station/state.ts'
import type { ReadAnswer } from '../../station/sync-answer.ts'

export const AT = Date.parse('2026-01-10T12:00:00Z')

/** An id as the server makes them, from a number. */
export const idOf = (number: number): string => `spot${String(number).padStart(12, '2')}`

export function sampleItem(number: number, changes: Partial<SyncItem> = {}): SyncItem {
  const version = changes.version ?? 1
  return {
    id: idOf(number),
    version,
    number,
    cart: null,
    title: `Spot ${number}`,
    duration: 30,
    language: 'es-PE',
    places: [],
    programme: null,
    licence: null,
    validFrom: null,
    validUntil: null,
    broadcast: null,
    files: [
      {
        name: 'mp3-128',
        fileName: `AYD-${String(number).padStart(6, '0')}_v${version}.mp3`,
        url: `/media/${number}/${version}.mp3`,
        type: 'audio/mpeg',
        bytes: 1000 + number,
        sha256: createHash('sha256').update(`${number} ${version}`).digest('hex'),
      },
    ],
    scriptUrl: '',
    changedAt: '2026-01-10T12:00:00Z',
    ...changes,
  }
}

export function sampleTombstone(number: number): Tombstone {
  return {
    id: idOf(number),
    number,
    reason: 'withdrawn',
    message: 'Fue retirado.',
    at: '2026-01-10T12:00:00Z',
  }
}

export function sampleAnswer(changes: Partial<ReadAnswer> = {}): ReadAnswer {
  return {
    items: [],
    tombstones: [],
    cursor: 'c1',
    more: false,
    serverTime: '2026-01-10T12:00:00Z',
    ...changes,
  }
}

/** The spot with what it wishes on the disk. */
export function holding(spot: Spot): Spot {
  return { ...spot, held: heldOf(spot) }
}

export function heldOf({ wanted, version }: Spot): HeldFile | null {
  return wanted && { name: wanted.name, version, bytes: wanted.bytes, sha256: wanted.sha256, modified: 1 }
}
