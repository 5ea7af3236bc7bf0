import { beforeEach, describe, expect, test } from 'vitest'
import { type AccessCache, createAccessCache } from '../../../server/delivery/access-cache.ts'
import type { Change } from '../../../server/events/hub.ts'
import type { WorkRecord } from '../../../server/records/work.ts'
import { publishedSpot } from '../stations/spots.ts'

const START = Date.parse('2026-03-01T12:00:00Z')
const ID = 'work'

let time: number
let row: Partial<WorkRecord> | undefined
let looks: string[]
let failing: boolean
let access: AccessCache
let tell: (change: Change) => void

const works = {
  byId: async (id: string) => {
    looks.push(id)
    if (failing) throw new Error('the catalogue is away')
    return row && ({ ...row, id } as WorkRecord)
  },
  byNumber: async (number: number) =>
    number === row?.number ? ({ ...row, id: ID } as WorkRecord) : undefined,
}

beforeEach(() => {
  time = START
  looks = []
  failing = false
  row = {
    ...{ number: 7, title: 'Obra', visibility: 'public', visibleVersion: 1 },
    ...{ publishAt: null, publishUntil: null, validFrom: null, validUntil: null },
    ...{ withdrawnAt: null, withdrawalReason: null, trashedAt: null },
    published: publishedSpot(),
  }
  const hub = {
    subscribe(listener: (change: Change) => void) {
      tell = listener
      return () => {}
    },
  }
  const catalogue = { works } as unknown as Parameters<typeof createAccessCache>[0]
  access = createAccessCache(catalogue, hub, { now: () => time, most: 3 })
})

const later = (ms: number): void => {
  time = START + ms
}
const seen = async () => (await access.byId(ID))?.access

describe('what is kept of a work', () => {
  test('is looked up once, however many ask at once', async () => {
    await Promise.all([access.byId(ID), access.byId(ID), access.byId(ID)])
    await access.byId(ID)
    expect(looks).toEqual([ID])
  })

  test('is forgotten with the first word of a change', async () => {
    expect(await seen()).toBe('shown')
    row = { ...row, withdrawnAt: '2026-03-01T12:00:00Z', withdrawalReason: 'Cambió el teléfono.' }
    tell({ type: 'work', id: ID })
    expect(await access.byId(ID)).toMatchObject({
      access: 'withdrawn',
      withdrawalReason: 'Cambió el teléfono.',
      spot: { offAir: 'withdrawn' },
    })
  })

  test('is forgotten also where the change comes while it is being looked up', async () => {
    const before = access.byId(ID)
    row = { ...row, visibility: 'draft' }
    tell({ type: 'work', id: ID })
    await before
    expect(await seen()).toBe('hidden')
  })

  test('stays while only its views are counted', async () => {
    await access.byId(ID)
    tell({ type: 'counts', id: ID, views: 3 })
    await access.byId(ID)
    expect(looks).toEqual([ID])
  })

  test('is looked up anew after ten seconds, should the word of a change have been lost', async () => {
    await access.byId(ID)
    row = undefined
    later(9_000)
    expect(await seen()).toBe('shown')
    later(10_001)
    expect(await access.byId(ID)).toBeNull()
  })

  test('changes at the very moment of publication', async () => {
    row = { ...row, publishAt: new Date(START + 4_000).toISOString() }
    expect(await seen()).toBe('hidden')
    later(3_999)
    expect(await seen()).toBe('hidden')
    later(4_001)
    expect(await seen()).toBe('shown')
  })

  test('changes at the very moment at which a publication ends', async () => {
    row = { ...row, publishUntil: new Date(START + 4_000).toISOString() }
    expect(await seen()).toBe('shown')
    later(3_999)
    expect(await seen()).toBe('shown')
    later(4_001)
    expect(await seen()).toBe('hidden')
  })

  test('stands in for an hour while the catalogue is away, but not past what the clock changes', async () => {
    expect(await seen()).toBe('shown')
    failing = true
    later(59 * 60_000)
    expect(await seen()).toBe('shown')
    later(61 * 60_000)
    await expect(seen()).rejects.toThrow('away')

    failing = false
    row = { ...row, publishAt: new Date(time + 60_000).toISOString() }
    expect(await seen()).toBe('hidden')
    failing = true
    time += 61_000
    await expect(seen()).rejects.toThrow('away')
  })

  test('does not stand in for what was withdrawn', async () => {
    expect(await seen()).toBe('shown')
    tell({ type: 'work', id: ID })
    failing = true
    await expect(seen()).rejects.toThrow('away')
  })

  test('goes off the air at the very moment at which it ends', async () => {
    row = { ...row, validUntil: new Date(START + 4_000).toISOString() }
    const offAir = async () => (await access.byNumber(7))?.spot?.offAir
    expect(await offAir()).toBeNull()
    later(4_001)
    expect(await offAir()).toBe('ended')
  })

  test('is not kept where the catalogue could not be read', async () => {
    failing = true
    await expect(access.byId(ID)).rejects.toThrow('away')
    failing = false
    expect(await seen()).toBe('shown')
  })

  test('is bounded: what was asked for least recently goes first', async () => {
    for (const id of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) await access.byId(id)
    expect(looks).toEqual(['a', 'b', 'c', 'd', 'b'])
  })

  test('is found by its number, and no number is kept that no work has', async () => {
    expect((await access.byNumber(7))?.id).toBe(ID)
    expect(await access.byNumber(8)).toBeNull()
    row = { ...row, number: 8 }
    expect((await access.byNumber(8))?.id).toBe(ID)
  })
})
