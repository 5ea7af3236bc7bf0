import { describe, expect, test } from 'vitest'
import { houseOf } from '../../../media/house.ts'
import { day, languageName, views } from '../../../server/pages/format.ts'
import { TEXTS } from '../../../server/pages/texts/choose.ts'

const { es, en, qu } = TEXTS
const { calendar } = houseOf()

describe('views', () => {
  test('stand as on the old site', () => {
    expect(views(3838, es)).toBe('3838 vistas')
    expect(views(1, es)).toBe('1 vista')
    expect(views(0, es)).toBe('0 vistas')
  })

  test('of five digits are grouped by a space that does not break', () => {
    expect(views(12_400, es)).toBe('12\u00a0400 vistas')
    expect(views(1_234_567, es)).toBe('1\u00a0234\u00a0567 vistas')
  })
})

test('a day is that of the organisation', () => {
  expect(day('2026-01-11T03:00:00Z', { texts: es, calendar })).toBe('10 de enero de 2026')
  expect(day('2026-01-11T03:00:00Z', { texts: en, calendar })).toBe('10 January 2026')
})

test('languages are called as their speakers call them', () => {
  expect(languageName('es-PE', es)).toBe('español')
  expect(languageName('quy', es)).toBe('quechua chanka (Ayacucho)')
  expect(languageName('qxw', qu)).toBe('quechua wanka (Jauja)')
  expect(languageName('en', en)).toBe('English')
  expect(languageName('zzz', es)).toBe('zzz')
})
