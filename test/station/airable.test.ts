import { expect, test } from 'vitest'
import { hasEnded, mayAir, nextChange } from '../../station/airable.ts'

const at = Date.parse('2026-01-10T12:00:00Z')
const always = { validFrom: null, validUntil: null }

test('a spot without dates may be aired at any time', () => {
  expect(mayAir(always, at)).toBe(true)
})

test('a spot may be aired from its first moment and no longer at its last', () => {
  const spot = { validFrom: '2026-01-10T12:00:00Z', validUntil: '2026-01-10T12:00:01Z' }
  expect(mayAir(spot, at - 1)).toBe(false)
  expect(mayAir(spot, at)).toBe(true)
  expect(mayAir(spot, at + 1000)).toBe(false)
  expect(hasEnded(spot, at + 1000)).toBe(true)
})

test('the hour of Lima in an instant counts', () => {
  expect(mayAir({ validFrom: '2026-01-10T07:00:00-05:00', validUntil: null }, at)).toBe(true)
  expect(mayAir({ validFrom: '2026-01-10T07:00:01-05:00', validUntil: null }, at)).toBe(false)
})

test('the next change is the nearest beginning or end to come', () => {
  const spots = [
    always,
    { validFrom: '2026-01-01T00:00:00Z', validUntil: '2026-02-01T00:00:00Z' },
    { validFrom: '2026-01-11T05:00:00Z', validUntil: null },
  ]
  expect(nextChange(spots, at)).toBe(Date.parse('2026-01-11T05:00:00Z'))
  expect(nextChange([always], at)).toBeNull()
})
