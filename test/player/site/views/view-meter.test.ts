import { expect, test } from 'vitest'
import { createViewMeter } from '../../../../player/site/views/view-meter.ts'
import { watchedQuality } from '../../../../player/site/views/watched-quality.ts'

const LENGTH = 20
const play = (
  meter: ReturnType<typeof createViewMeter>,
  from: number,
  to: number,
  quality?: '240' | 'sound',
) => {
  for (let time = from; time <= to; time++) {
    meter.tick({ time, rate: 1, running: true, share: time / LENGTH, quality })
  }
  meter.tick({ time: to, rate: 1, running: false, share: to / LENGTH, quality })
}

test('measures what was played since it was last taken', () => {
  const meter = createViewMeter()
  play(meter, 0, 4, '240')
  play(meter, 4, 6, 'sound')
  expect(meter.take()).toEqual({ seconds: 6, qualities: { '240': 4, sound: 2 } })
  expect(meter.seconds).toBe(0)
  play(meter, 6, 9)
  expect(meter.take()).toEqual({ seconds: 3 })
})

test('how far it got is where it was played, not where it was jumped to', () => {
  const meter = createViewMeter()
  play(meter, 0, 5)
  expect(meter.reached).toBe(2)
  meter.tick({ time: 19, rate: 1, running: false, share: 0.95 })
  expect(meter.reached).toBe(2)
  play(meter, 18, 20)
  expect(meter.reached).toBe(10)
})

test('of a length that nobody knows, nothing was reached', () => {
  const meter = createViewMeter()
  meter.tick({ time: 0, rate: 1, running: true, share: Number.NaN })
  meter.tick({ time: 1, rate: 1, running: true, share: Number.NaN })
  expect([meter.seconds, meter.reached]).toEqual([1, 0])
})

test.each([
  [{ videoWidth: 0, videoHeight: 0 }, 'sound'],
  [{ videoWidth: 426, videoHeight: 240 }, '240'],
  [{ videoWidth: 240, videoHeight: 426 }, '240'],
  [{ videoWidth: 120, videoHeight: 90 }, '144'],
  [{ videoWidth: 3840, videoHeight: 2160 }, '1080'],
])('%j is watched as %s', (picture, quality) => {
  expect(watchedQuality(picture)).toBe(quality)
})
