import { expect, test } from 'vitest'
import { wholeMonths } from '../../../server/catalogue/whole-months.ts'

test.each([
  ['a year', '2026-01-01', '2026-12-31', ['2026-01', '2026-12'], []],
  ['a leap February', '2028-02-01', '2028-02-29', ['2028-02', '2028-02'], []],
  ['a month less a day', '2026-02-01', '2026-02-27', null, [['2026-02-01', '2026-02-27']]],
  ['within a month', '2026-03-02', '2026-03-30', null, [['2026-03-02', '2026-03-30']]],
  ['two halves', '2026-03-15', '2026-04-15', null, [['2026-03-15', '2026-04-15']]],
  [
    'with days at both ends, over the turn of a year',
    ...['2025-11-15', '2026-02-10', ['2025-12', '2026-01']],
    [
      ['2025-11-15', '2025-11-30'],
      ['2026-02-01', '2026-02-10'],
    ],
  ],
] as const)('%s', (_name, from, until, months, days) => {
  expect(wholeMonths({ from, until })).toEqual({
    months: months && { from: months[0], until: months[1] },
    days: days.map(([from, until]) => ({ from, until })),
  })
})
