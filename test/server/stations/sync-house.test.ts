import { expect, test } from 'vitest'
import { houseOf } from '../../../media/house.ts'
import { createSyncHouse } from '../../../server/stations/sync-house.ts'

test('agents are told prefix and zone, with the offsets of last year to next year', () => {
  const at = createSyncHouse(houseOf())
  expect(at(new Date('2026-06-01T00:00:00Z')).said).toEqual({
    spotPrefix: 'AYD',
    timeZone: 'America/Lima',
    offsets: [{ from: '2025-01-01T00:00:00.000Z', minutes: -300 }],
  })
})

test('of a zone with seasons each change is told', () => {
  const at = createSyncHouse(houseOf({ timeZone: 'America/Santiago', spotPrefix: 'CHL' }))
  const { said } = at(new Date('2026-06-01T00:00:00Z'))
  expect(said).toMatchObject({ spotPrefix: 'CHL', timeZone: 'America/Santiago' })
  // The first instant, and twice a year for three years.
  expect(said.offsets).toHaveLength(7)
  expect(said.offsets).toContainEqual({ from: '2026-09-06T04:00:00.000Z', minutes: -180 })
})

test('the tag stays the same for a year, and is another for another house', () => {
  const [january, december] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-12-31T23:59:59Z')]
  const at = createSyncHouse(houseOf())
  const { tag } = at(january)
  expect(at(december).tag).toBe(tag)
  expect(at(new Date('2027-01-01T00:00:00Z')).tag).not.toBe(tag)
  expect(createSyncHouse(houseOf({ spotPrefix: 'CHL' }))(january).tag).not.toBe(tag)
})
