import { expect, test } from 'vitest'
import { duration, fractionOf, progressLine, secondsLeft } from '../../../server/backup/progress.ts'

test('many small files weigh as a few large ones do', () => {
  const all = { files: 1001, bytes: 1000 * 1024 + 64 * 2 ** 20 }
  expect(fractionOf({ files: 1000, bytes: 1000 * 1024 }, all)).toBeCloseTo(0.5, 1)
  expect(fractionOf(all, all)).toBe(1)
  expect(fractionOf({ files: 0, bytes: 0 }, { files: 0, bytes: 0 })).toBe(1)
})

test('what is left is told once there is a pace', () => {
  expect(secondsLeft(0, 10)).toBeNull()
  expect(secondsLeft(0.25, 10)).toBe(30)
  expect(progressLine({ files: 1234, bytes: 25e6 }, { files: 5000, bytes: 100e6 }, 10)).toMatch(
    /^1,234 of 5,000 files, 25\.0 of 100\.0 MB, about 31 s left$/,
  )
  expect(progressLine({ files: 0, bytes: 0 }, { files: 1, bytes: 2e9 }, 10)).toBe(
    '0 of 1 files, 0.0 of 2.0 GB',
  )
  expect([duration(0.2), duration(600), duration(9000)]).toEqual(['1 s', '10 min', '2.5 h'])
})
