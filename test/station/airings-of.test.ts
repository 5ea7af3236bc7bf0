import { expect, test } from 'vitest'
import { houseOf } from '../../media/house.ts'
import { airingsOf } from '../../station/airings-of.ts'

const at = Date.parse('2026-01-10T12:00:03Z')
const line = { line: 1, at, fileName: null, cart: null, title: null, artist: null, seconds: null }
const known = {
  'ayd-000123_v2.mp3': { id: 'abcdefgh23456789', seen: at },
  '#990123': { id: 'bbcdefgh23456789', seen: at },
  '=nos_cuidamos': { id: 'cbcdefgh23456789', seen: at },
  '=valorame': { id: '', seen: at },
}
const recognised = { known, artist: 'Acción y Desarrollo', names: houseOf().spots }

test('only our spots are told, by id where it is known', () => {
  const lines = [
    { ...line, fileName: 'AYD-000123_V2.mp3', seconds: 30 },
    { ...line, cart: 990_123 },
    { ...line, fileName: 'Una canción.mp3' },
    { ...line, cart: 17 },
  ]
  expect(airingsOf(lines, recognised, 0)).toEqual([
    { work: 'abcdefgh23456789', airedAt: '2026-01-10T12:00:03.000Z', seconds: 30 },
    { work: 'bbcdefgh23456789', airedAt: '2026-01-10T12:00:03.000Z' },
  ])
})

test('a renamed copy is told by the number in its name', () => {
  expect(airingsOf([{ ...line, fileName: 'copia de AYD-000077_v1 final.mp3' }], recognised, 0)).toEqual([
    { work: 77, airedAt: '2026-01-10T12:00:03.000Z' },
  ])
})

test('times of a wrong wall clock are put right', () => {
  expect(airingsOf([{ ...line, cart: 990_123 }], recognised, 60_000)[0]?.airedAt).toBe(
    '2026-01-10T12:01:03.000Z',
  )
})

test('a history without files names our spots by their tags; the same title by somebody else is music', () => {
  const lines = [
    { ...line, title: 'NOS CUIDAMOS', artist: 'accion y desarrollo' },
    { ...line, title: 'Nos cuidamos', artist: 'Los Kjarkas' },
    { ...line, title: 'Nos cuidamos' },
    { ...line, title: 'Valórame', artist: 'Acción y Desarrollo' },
  ]
  expect(airingsOf(lines, recognised, 0).map(({ work }) => work)).toEqual([
    'cbcdefgh23456789',
    'cbcdefgh23456789',
    // Two spots have this title: the server says which ones.
    'Valórame',
  ])
  expect(airingsOf(lines, { ...recognised, artist: null }, 0)).toEqual([])
})
