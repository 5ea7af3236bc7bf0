import { describe, expect, test } from 'vitest'
import { houseOf } from '../../media/house.ts'
import { NAME_TEMPLATE_PATTERN } from '../../media/spot-names.ts'

const { spots } = houseOf()

const SPOT = {
  number: 123,
  version: 2,
  language: 'es-PE',
  duration: 30.04,
  validFrom: '2026-01-10T05:00:00Z',
  validUntil: '2026-02-11T05:00:00Z',
  extension: 'mp3',
}

describe('the name of a file', () => {
  test('tells number, version, language, length and the days in Peru, the last one included', () => {
    expect(spots.file(SPOT)).toBe('AYD-000123_v2_es-PE_30s_20260110-20260210.mp3')
    expect(spots.file({ ...SPOT, validUntil: '2026-02-11T04:59:59Z' })).toBe(spots.file(SPOT))
  })

  test.each([
    [{ validUntil: null }, 'AYD-000123_v2_es-PE_30s_20260110-.mp3'],
    [{ validFrom: null }, 'AYD-000123_v2_es-PE_30s_-20260210.mp3'],
    [{ validFrom: null, validUntil: null }, 'AYD-000123_v2_es-PE_30s.mp3'],
    [{ validFrom: null, validUntil: null, language: null }, 'AYD-000123_v2_und_30s.mp3'],
    [{ validFrom: null, validUntil: null, number: 1234567 }, 'AYD-1234567_v2_es-PE_30s.mp3'],
  ])('leaves out what is not known: %j', (changes, name) => {
    expect(spots.file({ ...SPOT, ...changes })).toBe(name)
  })

  test('begins with a code that can be read back', () => {
    expect(spots.code(7)).toBe('AYD-000007')
    expect(spots.numberIn(spots.file(SPOT))).toBe(123)
    expect(spots.numberIn('copia de ayd-000123.mp3')).toBe(123)
    expect(spots.numberIn('AYD-12.mp3')).toBeNull()
  })
})

describe('a name by the template of a station', () => {
  const named = (template: string, changes: object = {}) =>
    spots.templated(template, { ...SPOT, title: 'Canción de «Wiñay»: ¿y tú?', cart: 50_001, ...changes })

  test.each([
    ['{cart}', '50001.mp3'],
    ['{cart}_{title}', '50001_Cancion_de_Winay_y_tu.mp3'],
    ['{code} {version} {language} {seconds}', 'AYD-000123 2 es-PE 30.mp3'],
    ['{number}_{from}-{until}', '123_20260110-20260210.mp3'],
    ['{number}. ', '123.mp3'],
  ])('%s gives %s', (template, name) => {
    expect(named(template)).toBe(name)
    expect(template).toMatch(new RegExp(NAME_TEMPLATE_PATTERN))
  })

  test('is never one that Windows reserves, nor endless', () => {
    expect(named('{cart}', { cart: null })).toBe('123.mp3')
    expect(named('{title}{code}', { title: 'x'.repeat(300) }).length).toBeLessThanOrEqual(104)
    expect(spots.templated('COM{number}', { ...SPOT, number: 1, title: '', cart: null })).toBe(
      'AYD-000001.mp3',
    )
  })

  test.each(['{title}', '../{code}', '{code}/a', '{code}:', '{name}{code}', 'a\\{code}', '{code', ''])(
    '%s is no template',
    (template) => {
      expect(template).not.toMatch(new RegExp(NAME_TEMPLATE_PATTERN))
    },
  )
})

test('another organisation has codes and days of its own', () => {
  const santiago = houseOf({ spotPrefix: 'CHL', timeZone: 'America/Santiago' }).spots
  // A summer that begins at UTC−3 and ends after the change to UTC−4.
  const summer = { ...SPOT, validFrom: '2026-03-01T03:00:00Z', validUntil: '2026-05-01T04:00:00Z' }
  expect(santiago.file(summer)).toBe('CHL-000123_v2_es-PE_30s_20260301-20260430.mp3')
  expect(santiago.numberIn('chl-000123.mp3')).toBe(123)
  expect(santiago.numberIn('AYD-000123.mp3')).toBeNull()
})
