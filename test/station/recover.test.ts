import { expect, test } from 'vitest'
import { houseOf } from '../../station/house.ts'
import { isRecovered, recoverSpots } from '../../station/recover.ts'

const { calendar } = houseOf(null)

test('names tell the days, the last one included', () => {
  const name = 'AYD-000123_v2_es-PE_30s_20260110-20260131.mp3'
  const [spot] = Object.values(recoverSpots(new Map([[name, { bytes: 5, modified: 1 }]]), calendar))
  expect(spot).toMatchObject({
    number: 123,
    duration: 30,
    validFrom: '2026-01-10T05:00:00.000Z',
    validUntil: '2026-02-01T05:00:00.000Z',
    wanted: null,
    held: { name, bytes: 5 },
  })
  expect(isRecovered(spot?.id ?? '')).toBe(true)
})

test.each([
  ['AYD-000123_v2_quy_30s_20260110-.mp3', '2026-01-10T05:00:00.000Z', null],
  ['AYD-000123_v2_und_30s_-20260110.mp3', null, '2026-01-11T05:00:00.000Z'],
  ['AYD-000123_v2_es-PE_30s.wav', null, null],
  ['CHL-000123_v2_es-PE_30s_20260110-20260110.mp3', '2026-01-10T05:00:00.000Z', '2026-01-11T05:00:00.000Z'],
  ['cualquier cosa.mp3', null, null],
])('%s', (name, validFrom, validUntil) => {
  const [spot] = Object.values(recoverSpots(new Map([[name, { bytes: 5, modified: 1 }]]), calendar))
  expect(spot).toMatchObject({ validFrom, validUntil })
})
