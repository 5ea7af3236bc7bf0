import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SPOT_PROFILES } from '../../../../media/spot-formats.ts'
import { firstLevel, isBetter, nextLevel } from '../../../../workers/spot/sound/level.ts'

const { broadcast, web } = SPOT_PROFILES

describe('the first level of a rendition', () => {
  it('is plain gain where the peaks allow it', () => {
    expect(firstLevel({ integrated: -12.5, truePeak: -2 }, broadcast)).toEqual({ gain: -10.5, ceiling: null })
  })

  it('has a limiter only where the gain would take the peaks past the limit', () => {
    expect(firstLevel({ integrated: -26, truePeak: -10.5 }, web)).toEqual({ gain: 10, ceiling: -1.1 })
    expect(firstLevel({ integrated: -26, truePeak: -10.9 }, web).ceiling).toBe(-1.1)
    expect(firstLevel({ integrated: -26, truePeak: -10.9 }, broadcast).ceiling).toBe(null)
  })

  it('leaves a peak that just touches the limit', () => {
    expect(firstLevel({ integrated: -20, truePeak: -5 }, web)).toEqual({ gain: 4, ceiling: null })
  })
})

describe('the next level of a rendition', () => {
  const source = { integrated: -20, truePeak: -6 }

  it('is none when the result is good', () => {
    const level = { gain: -3, ceiling: null }
    expect(nextLevel(source, level, { integrated: -23.04, truePeak: -9 }, broadcast, 0.1)).toBe(null)
  })

  it('makes up for loudness that the encoder took', () => {
    const level = { gain: -3, ceiling: null }
    expect(nextLevel(source, level, { integrated: -23.4, truePeak: -9 }, broadcast, 0.1)).toEqual({
      gain: expect.closeTo(-2.6),
      ceiling: null,
    })
  })

  it('brings in a limiter, lower by what the encoder overshot', () => {
    const level = { gain: 4, ceiling: null }
    const next = nextLevel(source, level, { integrated: -16, truePeak: -0.5 }, web, 0.1)
    // -2 was to be expected, -0.5 came out: 1.5 over, and a tenth to spare.
    expect(next).toEqual({ gain: 4, ceiling: expect.closeTo(-2.6) })
  })

  it('lowers a limiter that is there already, each time', () => {
    let level = { gain: 10, ceiling: -1.1 as number | null }
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const next = nextLevel(source, level, { integrated: -16, truePeak: -0.9 }, web, 0.1)
      expect(next?.ceiling).toBeLessThan(level.ceiling ?? 0)
      if (next) level = next
    }
  })

  it('comes to an end for any encoder that is off by a constant', () => {
    const figures = fc.record({
      integrated: fc.double({ min: -40, max: -8, noNaN: true }),
      crest: fc.double({ min: 4, max: 20, noNaN: true }),
      moved: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
      overshoot: fc.double({ min: 0, max: 2, noNaN: true }),
    })
    fc.assert(
      fc.property(figures, ({ integrated, crest, moved, overshoot }) => {
        const source = { integrated, truePeak: integrated + crest }
        let level: ReturnType<typeof nextLevel> = firstLevel(source, web)
        let tries = 0
        while (level !== null) {
          tries += 1
          const peak = Math.min(source.truePeak + level.gain, level.ceiling ?? Number.POSITIVE_INFINITY)
          const result = { integrated: source.integrated + level.gain + moved, truePeak: peak + overshoot }
          level = nextLevel(source, level, result, web, 0.1)
          expect(tries).toBeLessThanOrEqual(6)
        }
      }),
    )
  })
})

describe('the better of two results', () => {
  it('is the one with its peaks within the limit, then the one nearer in loudness', () => {
    expect(isBetter({ integrated: -16.4, truePeak: -1 }, { integrated: -16, truePeak: -0.9 }, web)).toBe(true)
    expect(isBetter({ integrated: -16.1, truePeak: -2 }, { integrated: -16.3, truePeak: -4 }, web)).toBe(true)
    expect(isBetter({ integrated: -16.1, truePeak: -2 }, { integrated: -16.1, truePeak: -2 }, web)).toBe(
      false,
    )
  })
})
