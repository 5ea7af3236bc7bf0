import { expect, test } from 'vitest'
import { houseOf } from '../../../../media/house.ts'
import { groupAirings } from '../../../../player/studio/airings/group-airings.ts'

const { spots } = houseOf()

const jauja = { id: 'j', name: 'Radio Jauja' }
const tayacaja = { id: 't', name: 'Radio Tayacaja' }
const work = { id: 'abcdefghjkmnpqrs', number: 7, title: 'Valórame' }
const items = [
  { day: '2026-11-01', station: jauja, work, count: 2 },
  { day: '2026-11-01', station: tayacaja, work, count: 5 },
  { day: '2026-11-02', station: jauja, work, count: 4 },
]

test('airings of a spot are told by station, the most first, the latest day first', () => {
  expect(groupAirings(items, 'station', spots)).toEqual([
    {
      id: 'j',
      name: 'Radio Jauja',
      count: 6,
      days: [
        { day: '2026-11-02', count: 4 },
        { day: '2026-11-01', count: 2 },
      ],
    },
    { id: 't', name: 'Radio Tayacaja', count: 5, days: [{ day: '2026-11-01', count: 5 }] },
  ])
})

test('airings of a station are told by spot, with its code', () => {
  expect(groupAirings(items.slice(2), 'work', spots)).toEqual([
    { id: work.id, name: 'AYD-000007 · Valórame', count: 4, days: [{ day: '2026-11-02', count: 4 }] },
  ])
})
