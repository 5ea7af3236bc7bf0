import { expect, test } from 'vitest'
import type { FigureRow } from '../../../../media/schemas/figures.ts'
import { plotPoints } from '../../../../player/studio/figures/plot-points.ts'

const row = (key: string, views: number, seconds = 0): FigureRow => ({
  ...{
    key,
    name: null,
    views,
    seconds,
    pages: 0,
    downloads: 0,
    pulls: 0,
    airings: 0,
    apart: 0,
    stations: null,
    earlier: null,
  },
})

test('a day on which nothing was counted has a point too', () => {
  const rows = [row('2026-02-28', 3, 90), row('2026-03-02', 1)]
  const period = { from: '2026-02-28', until: '2026-03-02', by: 'day', rows } as const
  expect(plotPoints(period, 'views').amounts).toEqual([3, 0, 1])
  expect(plotPoints(period, 'seconds').amounts).toEqual([2, 0, 0])
  expect(plotPoints(period, 'views').times.map((time) => new Date(time * 1000).toISOString())).toEqual([
    '2026-02-28T00:00:00.000Z',
    '2026-03-01T00:00:00.000Z',
    '2026-03-02T00:00:00.000Z',
  ])
})

test('months are one point each', () => {
  const rows = [row('2026-03', 5)]
  expect(plotPoints({ from: '2026-01-15', until: '2026-03-02', by: 'month', rows }, 'views')).toEqual({
    times: [Date.UTC(2026, 0, 1), Date.UTC(2026, 1, 1), Date.UTC(2026, 2, 1)].map((time) => time / 1000),
    amounts: [0, 0, 5],
  })
})
