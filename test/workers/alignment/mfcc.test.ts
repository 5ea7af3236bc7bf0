import { expect, test } from 'vitest'
import { powerSpectrum } from '../../../workers/alignment/fft.ts'
import { COEFFICIENTS, mfcc, SAMPLE_RATE } from '../../../workers/alignment/mfcc.ts'

const tone = (hertz: number, seconds: number, level = 8000): Int16Array =>
  Int16Array.from({ length: seconds * SAMPLE_RATE }, (_, n) =>
    Math.round(level * Math.sin((2 * Math.PI * hertz * n) / SAMPLE_RATE)),
  )
const frame = (sound: Int16Array, index: number): number[] => [
  ...mfcc(sound).values.slice(index * COEFFICIENTS, (index + 1) * COEFFICIENTS),
]

test('the spectrum is that of the definition', () => {
  const input = Float64Array.from([1, 2, -1, 0.5, 3, -2, 0, 1])
  const power = new Float64Array(5)
  powerSpectrum(8)(input, power)
  const defined = Array.from({ length: 5 }, (_, k) => {
    let [re, im] = [0, 0]
    input.forEach((x, n) => {
      re += x * Math.cos((2 * Math.PI * k * n) / 8)
      im -= x * Math.sin((2 * Math.PI * k * n) / 8)
    })
    return re * re + im * im
  })
  expect([...power]).toEqual(defined.map((value) => expect.closeTo(value, 9)))
  expect(() => powerSpectrum(12)).toThrow(RangeError)
})

test('there is a frame for every ten milliseconds', () => {
  expect(mfcc(tone(440, 0.5)).count).toBe(50)
  expect(mfcc(new Int16Array(0)).count).toBe(0)
})

test('twice as loud moves the first coefficient alone', () => {
  const [soft, loud] = [frame(tone(700, 0.2, 4000), 10), frame(tone(700, 0.2, 8000), 10)]
  expect((loud[0] ?? 0) - (soft[0] ?? 0)).toBeGreaterThan(1)
  for (let c = 1; c < COEFFICIENTS; c++) expect(loud[c]).toBeCloseTo(soft[c] ?? 0, 0)
})

test('another sound is another shape', () => {
  const distance = (a: number[], b: number[]): number =>
    Math.hypot(...a.slice(1).map((value, c) => value - (b[c + 1] ?? 0)))
  const low = frame(tone(300, 0.2), 10)
  expect(distance(low, frame(tone(300, 0.2), 5))).toBeLessThan(1)
  expect(distance(low, frame(tone(2500, 0.2), 10))).toBeGreaterThan(10)
})
