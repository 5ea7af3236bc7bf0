import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ViewReport } from '../../../media/schemas/view.ts'
import { viewThreshold } from '../../../media/viewing.ts'
import { countReport, pageKind } from '../../../server/rules/count-report.ts'

const MADE = Date.parse('2026-01-10T15:00:00Z')
const HOUR = 3600
const DAY = 24 * HOUR
const report = (fields: Partial<ViewReport> = {}): ViewReport => ({
  token: '',
  part: 0,
  seconds: 10,
  ...fields,
})
/** As it comes `after` seconds after the page was made. */
const count = (fields: Partial<ViewReport>, after: number, duration: number | null = 600) =>
  countReport(report(fields), { madeAt: MADE, arrivedAt: MADE + after * 1000, duration })

describe('a report', () => {
  test.each<[string, Partial<ViewReport>, number, number | null]>([
    ['ten seconds watched two seconds after the page was made', {}, 2, 600],
    ['a thousand million seconds', { seconds: 1e9 }, 60, 600],
    ['a page that stood open for two days', {}, 2 * DAY, 600],
    ['a copy that is older than a month', { offline: true }, 31 * DAY, 600],
    ['what was watched before the page was made', { ago: 60 }, 50, 600],
    ['too short a viewing', { seconds: 9.8 }, 60, 600],
    ['a glance at a brochure', { seconds: 2 }, 60, null],
  ])('of %s counts nothing', (_what, fields, after, duration) => {
    expect(count(fields, after, duration)).toBeNull()
  })

  test.each<[string, Partial<ViewReport>, number, number | null]>([
    ['ten seconds', {}, 11, 600],
    ['half of a short spot', { seconds: 4 }, 5, 8],
    ['three seconds of a brochure', { seconds: 3 }, 4, null],
    ['a viewing that was rounded', { seconds: 9.9 }, 11, 600],
    ['a page that stood open for most of a day', {}, 23 * HOUR, 600],
    ['a report that waited a month for a link', { ago: 30 * DAY - 60 }, 30 * DAY, 600],
    ['a copy that was opened after weeks', { offline: true }, 29 * DAY, 600],
  ])('of %s counts as a view', (_what, fields, after, duration) => {
    expect(count(fields, after, duration)?.counts).toMatchObject({ views: 1 })
  })

  test('counts on the day on which it was watched', () => {
    expect(count({ ago: 3 * DAY }, 3 * DAY + 60)?.at).toBe(MADE + 60_000)
  })

  test('counts a view by its first part only, however short the others are', () => {
    expect(count({ part: 1, seconds: 2 }, 60)?.counts).toEqual({ seconds: 2 })
  })

  test('says how far it got, by each tenth once, and in what', () => {
    const counted = count(
      { seconds: 30, reached: { from: 1, to: 3 }, qualities: { '240': 20, sound: 15 }, pages: 2 },
      60,
    )
    expect(counted?.counts).toEqual({
      ...{ views: 1, seconds: 30, pages: 2, 'reached-2': 1, 'reached-3': 1 },
      ...{ 'seconds-sound': 15, 'seconds-240': 15 },
    })
  })

  test('counts on the kind of its page', () => {
    expect(pageKind('embed', report())).toBe('embed')
    expect(pageKind('site', report({ offline: true }))).toBe('offline')
  })
})

const reports = fc.record({
  token: fc.constant(''),
  part: fc.integer({ min: 0, max: 15 }),
  seconds: fc.double({ min: 0, max: 1e9, noNaN: true }),
  ago: fc.integer({ min: 0, max: 30 * DAY }),
  reached: fc.record({ from: fc.integer({ min: 0, max: 10 }), to: fc.integer({ min: 0, max: 10 }) }),
  pages: fc.integer({ min: 0, max: 1000 }),
  qualities: fc.record({
    sound: fc.double({ min: 0, max: 1e9, noNaN: true }),
    '240': fc.double({ min: 0, max: 1e9, noNaN: true }),
  }),
  offline: fc.boolean(),
})
const durations = fc.option(fc.double({ min: 0.1, max: 1e5, noNaN: true }))

describe('whatever is reported', () => {
  test('no more is counted than time has passed since the page was made', () => {
    fc.assert(
      fc.property(reports, durations, fc.integer({ min: 0, max: 60 * DAY }), (said, duration, after) => {
        const counted = count(said, after, duration)
        if (counted === null) return
        expect(counted.counts.seconds ?? 0).toBeLessThanOrEqual((counted.at - MADE) / 1000 + 1)
        expect(counted.at).toBeLessThanOrEqual(MADE + after * 1000)
        expect(counted.at).toBeGreaterThanOrEqual(MADE - 1000)
      }),
    )
  })

  test('a view is one, comes of a first part, and lasted long enough', () => {
    fc.assert(
      fc.property(reports, durations, fc.integer({ min: 0, max: 60 * DAY }), (said, duration, after) => {
        const views = count(said, after, duration)?.counts.views
        if (views === undefined) return
        expect([views, said.part]).toEqual([1, 0])
        expect(said.seconds).toBeGreaterThanOrEqual(viewThreshold(duration) - 0.1)
      }),
    )
  })

  test('the seconds of all qualities are no more than the seconds', () => {
    fc.assert(
      fc.property(reports, fc.integer({ min: 0, max: 60 * DAY }), (said, after) => {
        const counts = count(said, after)?.counts ?? {}
        const shares = Object.entries(counts).filter(([measure]) => measure.startsWith('seconds-'))
        const sum = shares.reduce((total, [, amount]) => total + amount, 0)
        expect(sum).toBeLessThanOrEqual((counts.seconds ?? 0) + 1e-6)
      }),
    )
  })

  test('the older a page is, the less is counted of it', () => {
    fc.assert(
      fc.property(reports, fc.integer({ min: 31 * DAY, max: 400 * DAY }), (said, after) => {
        expect(count({ ...said, ago: 0 }, after)).toBeNull()
      }),
    )
  })
})
