import { describe, expect, it } from 'vitest'
import { imageSizes } from '../../../../workers/brochure/reader/page-images.ts'

describe('sizes of the images of a page', () => {
  it('are three widths in the shape of the page', () => {
    expect(imageSizes({ width: 595.28, height: 841.89 })).toEqual([
      { width: 480, height: 679 },
      { width: 960, height: 1358 },
      { width: 1600, height: 2263 },
    ])
  })

  it('stop where a small page has nothing more to show', () => {
    expect(imageSizes({ width: 150, height: 90 })).toEqual([
      { width: 480, height: 288 },
      { width: 600, height: 360 },
    ])
    expect(imageSizes({ width: 20, height: 10 })).toEqual([{ width: 80, height: 40 }])
  })

  it('hold the pixels of a very long page', () => {
    for (const { width, height } of imageSizes({ width: 300, height: 5_600 })) {
      expect(width * height).toBeLessThanOrEqual(12_100_000)
      expect(height).toBeLessThanOrEqual(16_383)
    }
  })

  it('are the same for a banner of five metres', () => {
    expect(imageSizes({ width: 14_400, height: 1_000 })).toEqual([
      { width: 480, height: 33 },
      { width: 960, height: 67 },
      { width: 1600, height: 111 },
    ])
    const [largest] = imageSizes({ width: 1_000, height: 14_400 }).slice(-1)
    expect(largest).toEqual({ width: 912, height: 13_133 })
  })

  it.each([
    [0, 100],
    [100, -1],
    [Number.NaN, 100],
  ])('are refused for a page without area: %s x %s', (width, height) => {
    expect(() => imageSizes({ width, height })).toThrow('damaged_file')
  })
})
