import { expect, it } from 'vitest'
import { worthwhile } from '../../../workers/video/worthwhile.ts'

const rung = (height: number, bandwidth: number, group: 'low' | 'high' = 'high') => ({
  ...{ width: (height * 16) / 9, height, bandwidth, averageBandwidth: bandwidth / 2, group },
})
const heights = (...rungs: ReturnType<typeof rung>[]): number[] =>
  worthwhile(rungs, (given) => given).map(({ height }) => height)

it('offers all rungs of a film', () => {
  const film = [rung(240, 250_000, 'low'), rung(360, 500_000), rung(480, 900_000), rung(720, 2_000_000)]
  expect(heights(...film)).toEqual([240, 360, 480, 720])
})

it('offers the larger of two that need the same link', () => {
  expect(heights(rung(360, 90_000), rung(480, 130_000), rung(720, 131_000))).toEqual([360, 720])
})

it('offers the larger alone where it needs less than the smaller', () => {
  expect(heights(rung(480, 140_000), rung(720, 131_000))).toEqual([720])
})

it('looks at the average as well as at the peak', () => {
  expect(heights({ ...rung(480, 130_000), averageBandwidth: 20_000 }, rung(720, 131_000))).toEqual([480, 720])
})

it('keeps the low rungs whatever they need', () => {
  expect(heights(rung(144, 30_000, 'low'), rung(240, 30_000, 'low'), rung(360, 30_000))).toEqual([
    144, 240, 360,
  ])
})
