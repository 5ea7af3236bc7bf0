import { expect, test } from 'vitest'
import { airingsOf } from '../../station/airings-of.ts'
import { houseOf } from '../../station/house.ts'

const { spots } = houseOf(null)

const at = Date.parse('2026-01-10T12:00:03Z')
const line = { at, fileName: null, cart: null, seconds: null }
const known = {
  'ayd-000123_v2.mp3': { id: 'abcdefgh23456789', seen: at },
  '#990123': { id: 'bbcdefgh23456789', seen: at },
}

test('only our spots are told, by id where it is known', () => {
  const lines = [
    { ...line, fileName: 'AYD-000123_V2.mp3', seconds: 30 },
    { ...line, cart: 990_123 },
    { ...line, fileName: 'Una canción.mp3' },
    { ...line, cart: 17 },
  ]
  expect(airingsOf(lines, known, 0, spots)).toEqual([
    { work: 'abcdefgh23456789', airedAt: '2026-01-10T12:00:03.000Z', seconds: 30 },
    { work: 'bbcdefgh23456789', airedAt: '2026-01-10T12:00:03.000Z' },
  ])
})

test('a renamed copy is told by the number in its name', () => {
  expect(airingsOf([{ ...line, fileName: 'copia de AYD-000077_v1 final.mp3' }], known, 0, spots)).toEqual([
    { work: 77, airedAt: '2026-01-10T12:00:03.000Z' },
  ])
})

test('times of a wrong wall clock are put right', () => {
  expect(airingsOf([{ ...line, cart: 990_123 }], known, 60_000, spots)[0]?.airedAt).toBe(
    '2026-01-10T12:01:03.000Z',
  )
})
