import { afterEach, describe, expect, it } from 'vitest'
import {
  formatAgo,
  formatBytes,
  formatCalendarDay,
  formatClock,
  formatCount,
  formatDay,
  formatInstant,
  formatMonth,
  formatPercent,
  formatSpeed,
  formatTimeLeft,
} from '../../../../player/studio/format/format.ts'
import { speak } from '../../../../player/studio/language/words.ts'

/** Intl puts several kinds of narrow and unbreakable spaces; here they read as one. */
const plain = (text: string) => text.replace(/\s/gu, ' ')

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1500, '1.5 kB'],
  [12_400_000, '12.4 MB'],
  [503_000_000, '503 MB'],
  [2_340_000_000, '2.3 GB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(plain(formatBytes(bytes))).toBe(text)
})

it('writes a speed', () => {
  expect(plain(formatSpeed(31_250))).toBe('31.3 kB/s')
})

it.each([
  [0, '0:00'],
  [29.7, '0:30'],
  [3725, '1:02:05'],
])('writes %d s as %s on a clock', (seconds, text) => {
  expect(formatClock(seconds)).toBe(text)
})

it.each([
  [0.4, '5 segundos'],
  [42, '45 segundos'],
  [58, '1 minuto'],
  [600, '10 minutos'],
  [3600, '1 hora'],
  [5430, '1 hora 31 minutos'],
])('says %d s coarsely as %s', (seconds, text) => {
  expect(plain(formatTimeLeft(seconds))).toBe(text)
})

it('says 100 % only at the end', () => {
  expect([0, 0.999, 1].map((part) => plain(formatPercent(part)))).toEqual(['0%', '99%', '100%'])
})

it('writes views as the old site did', () => {
  expect(formatCount(3838)).toBe('3838')
})

it('writes times of the organisation, whatever the zone of the machine', () => {
  expect(plain(formatInstant('2026-11-24T03:05:00Z', { zone: 'America/Lima' }))).toMatch(
    /^23 de noviembre de 2026.+22:05$/,
  )
  expect(formatDay('2026-11-24T03:05:00Z', { zone: 'America/Lima' })).toContain('23 nov')
})

it.each([
  ['2026-11-23T12:00:00Z', 'este minuto'],
  ['2026-11-23T11:55:00Z', 'hace 5 minutos'],
  ['2026-11-23T09:00:00Z', 'hace 3 horas'],
  ['2026-11-21T11:00:00Z', 'anteayer'],
  ['2026-11-13T11:00:00Z', 'hace 10 días'],
  // A clock that is wrong.
  ['2026-11-24T12:00:00Z', 'este minuto'],
])('tells how long ago %s was', (instant, text) => {
  expect(plain(formatAgo(instant, new Date('2026-11-23T12:00:30Z')))).toBe(text)
})

it('writes a day of the calendar, wherever the reader is', () => {
  expect(plain(formatCalendarDay('2026-11-23'))).toBe('lun, 23 nov. 2026')
})

it('writes a month', () => {
  expect(formatMonth('2026-11')).toBe('noviembre de 2026')
})

describe('in other languages', () => {
  afterEach(() => speak('es'))
  const said = () =>
    [
      formatInstant('2026-11-24T03:05:00Z', { zone: 'America/Lima' }),
      formatDay('2026-11-24T03:05:00Z', { zone: 'America/Lima' }),
      formatCalendarDay('2026-11-23'),
      formatMonth('2026-11'),
      formatTimeLeft(5430),
      formatAgo('2026-11-23T11:55:00Z', new Date('2026-11-23T12:00:30Z')),
      formatAgo('2026-11-22T11:55:00Z', new Date('2026-11-23T12:00:30Z')),
      formatBytes(1500),
    ].map(plain)

  it('writes Quechua, which browsers do not know', async () => {
    await speak('qu')
    expect(said()).toEqual([
      '23/11/2026, 22:05',
      '23/11/2026',
      '23/11/2026',
      '11/2026',
      '1 hora 31 minuto',
      '5 minuto ñawpaq',
      '24 hora ñawpaq',
      '1.5 kB',
    ])
  })

  it('writes English', async () => {
    await speak('en')
    expect(said()).toEqual([
      '23 November 2026 at 22:05',
      '23 Nov 2026',
      'Mon, 23 Nov 2026',
      'November 2026',
      '1 hour 31 minutes',
      '5 minutes ago',
      '24 hours ago',
      '1.5 kB',
    ])
  })
})
