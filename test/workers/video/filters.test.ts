import { describe, expect, it } from 'vitest'
import { filterGraph } from '../../../workers/video/filters.ts'
import { chunksOf } from '../../../workers/video/grid.ts'
import type { PlannedRung } from '../../../workers/video/plan.ts'
import { SAMPLE_PICTURE } from '../../support/source-facts.ts'

it.each([
  [12.5, { num: 25, den: 2 }],
  [23.976, { num: 24000, den: 1001 }],
  [24, { num: 24, den: 1 }],
  [25, { num: 25, den: 1 }],
  [29.97, { num: 30000, den: 1001 }],
  [30, { num: 30, den: 1 }],
  [50, { num: 50, den: 1 }],
  [59.94, { num: 60000, den: 1001 }],
])('cuts %d frames a second where `trim` rounds to the frame of the bound', (_name, rate) => {
  const frame = rate.den / rate.num
  const picture = { ...SAMPLE_PICTURE, width: 256, height: 144, rate, end: 600 }
  const chunks = chunksOf(600, 2 * frame)
  for (const chunk of chunks.slice(1, -1)) {
    const [, start, end] =
      /trim=start=([\d.]+):end=([\d.]+)/.exec(
        filterGraph({ picture, rate, chunk, duration: 600, hold: 0, rungs: [] }),
      ) ?? []
    // The filter works in frames, and rounds times to the nearest.
    expect(Math.round(Number(start) / frame)).toBe(Math.round(chunk.start / frame))
    expect(Math.round(Number(end) / frame)).toBe(Math.round((chunk.end ?? 0) / frame))
    expect(Math.abs(Number(start) / frame - Math.round(Number(start) / frame))).toBeLessThan(0.3)
  }
})

describe('what a rung is scaled from', () => {
  const rung = (name: string, width: number, height: number): PlannedRung => ({
    ...{ name, width, height, frameRate: 25, maxrate: 1, crf: 23, effort: 'plain', divisor: 1 },
    ...{ audio: { bitrate: 64_000, channels: 2 }, group: 'high' },
  })
  const rungs = [
    rung('1080', 1920, 1080),
    rung('720', 1280, 720),
    rung('480', 854, 480),
    rung('360', 640, 360),
  ]
  const graphOf = (width: number, height: number): string =>
    filterGraph({
      picture: { ...SAMPLE_PICTURE, width, height, end: 600 },
      ...{ rate: { num: 25, den: 1 }, chunk: { start: 4, end: 8 }, duration: 600, hold: 0, rungs },
    })

  it('is the source, or a rung of twice its size', () => {
    const graph = graphOf(1920, 1080)
    expect(graph).toContain('split=3[s1080][s720][s480];')
    expect(graph).toContain('format=yuv420p,split=2[own720][s360];[own720]null[v720]')
  })

  it('is the highest rung where the source is larger than all', () => {
    const graph = graphOf(3840, 2160)
    expect(graph).toContain('null[s1080];[s1080]scale=1920:1080')
    expect(graph).toContain('split=3[own1080][s720][s480]')
  })
})

describe('where frames come from', () => {
  const cut = { rate: { num: 25, den: 1 }, duration: 60, hold: 20, rungs: [rungOf('144')] }
  const picture = { ...SAMPLE_PICTURE, end: 40 }
  const graphFrom = (start: number): string =>
    filterGraph({ ...cut, picture, chunk: { start, end: start + 16 } })

  it('fits every frame into the size of the first, with bars', () => {
    expect(graphFrom(0)).toContain(
      '[0:0]scale=1920:1080:force_original_aspect_ratio=decrease:flags=bicubic,pad=1920:1080:-1:-1:eval=frame,fps=',
    )
  })

  it('counts frames from the beginning of a chunk, also where the first of them comes later', () => {
    expect(graphFrom(8)).toContain('fps=25/1:start_time=8.000000,')
  })

  it('holds the last frame in a chunk that has none', () => {
    expect(graphFrom(40)).toContain('fps=25/1,tpad=stop_mode=clone:stop_duration=20.000,')
  })
})

function rungOf(name: string): PlannedRung {
  return {
    ...{ name, width: 256, height: 144, frameRate: 25, maxrate: 1, crf: 23, effort: 'plain', divisor: 1 },
    ...{ audio: { bitrate: 64_000, channels: 2 }, group: 'high' },
  }
}
