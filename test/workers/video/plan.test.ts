import { describe, expect, it } from 'vitest'
import type { PictureFacts, SourceFacts } from '../../../workers/probe/facts.ts'
import { costs } from '../../../workers/video/cost.ts'
import { filterGraph } from '../../../workers/video/filters.ts'
import { canBeSought, planVideo, type VideoPlan } from '../../../workers/video/plan.ts'
import { SAMPLE_FACTS, SAMPLE_PICTURE } from '../../support/source-facts.ts'

const picture = SAMPLE_PICTURE
const facts = SAMPLE_FACTS
const planOf = (change: Partial<PictureFacts>, other: Partial<SourceFacts> = {}): VideoPlan =>
  planVideo({ ...facts, ...other, picture: { ...picture, ...change } })
const sizes = ({ rungs }: VideoPlan): string[] =>
  rungs.map(({ name, width, height }) => `${name} ${width}x${height}`)
const graphOf = (plan: VideoPlan): string =>
  filterGraph({ ...plan, chunk: { start: 4, end: 12 }, rungs: plan.rungs })

describe('planVideo', () => {
  it.each([
    [
      'full HD',
      {},
      ['1080 1920x1080', '720 1280x720', '480 854x480', '360 640x360', '240 426x240', '144 256x144'],
    ],
    [
      'a telephone held upright',
      { width: 1080, height: 1920 },
      ['1080 1080x1920', '720 720x1280', '480 480x854', '360 360x640', '240 240x426', '144 144x256'],
    ],
    [
      '4K, which nobody here can play',
      { width: 3840, height: 2160 },
      ['1080 1920x1080', '720 1280x720', '480 854x480', '360 640x360', '240 426x240', '144 256x144'],
    ],
    ['an odd size', { width: 853, height: 479 }, ['360 642x360', '240 428x240', '144 256x144']],
    ['a square', { width: 480, height: 480 }, ['480 480x480', '360 360x360', '240 240x240', '144 144x144']],
    ['QCIF', { width: 176, height: 144 }, ['144 176x144']],
    ['smaller than the lowest rung', { width: 128, height: 96 }, ['96 128x96']],
  ])('makes even sizes of %s, never larger than it is', (_name, change, expected) => {
    expect(sizes(planOf(change))).toEqual(expected)
  })

  it.each([
    ['24', { num: 24, den: 1 }, [1, 1, 1, 1, 1, 2]],
    ['50', { num: 50, den: 1 }, [1, 1, 2, 2, 2, 4]],
    ['59.94', { num: 60000, den: 1001 }, [1, 1, 2, 2, 2, 4]],
    ['12.5', { num: 25, den: 2 }, [1, 1, 1, 1, 1, 1]],
  ])('drops whole frames of %s a second evenly', (_name, rate, divisors) => {
    expect(planOf({ rate }).rungs.map(({ divisor }) => divisor)).toEqual(divisors)
  })

  it('gives the low rungs mono sound of few bits', () => {
    const low = planOf({}).rungs.filter(({ group }) => group === 'low')
    expect(low.map(({ audio }) => audio)).toEqual([
      { bitrate: 32_000, channels: 1 },
      { bitrate: 24_000, channels: 1 },
    ])
  })

  it('opens with short chunks, but not where chunks are made one at a time and shown when all are', () => {
    const ends = ({ chunks }: VideoPlan): (number | null)[][] =>
      [chunks.low, chunks.high].map((group) => group.map(({ end }) => end))
    expect(ends(planOf({ width: 1280, height: 720 }))).toEqual([
      [2, 8, 24, 40, 56, null],
      [2, 8, 24, 40, 56, null],
    ])
    expect(ends(planOf({}))).toEqual([
      [2, 8, 24, 40, 56, null],
      [24, 40, 56, null],
    ])
  })

  it('plans no sound where there is none, and captions where subtitles are', () => {
    expect(planOf({}, { sound: null }).extras).not.toContain('sound')
    expect(planOf({}).extras).not.toContain('captions')
    expect(planOf({}, { subtitles: [{ stream: 2, language: 'spa' }] }).extras).toContain('captions')
  })

  it('brings interlaced pictures to frames', () => {
    expect(graphOf(planOf({ interlaced: true }))).toContain('bwdif=mode=send_frame')
    expect(graphOf(planOf({}))).not.toContain('bwdif')
  })

  it('brings high dynamic range to common screens, after it was made smaller', () => {
    const colours = { ...SAMPLE_PICTURE.colours, transfer: 'arib-std-b67' }
    const graph = graphOf(planOf({ colours, width: 3840, height: 2160 }))
    expect(graph.indexOf('scale=1920:1080')).toBeLessThan(graph.indexOf('tonemap'))
    expect(graphOf(planOf({}))).not.toContain('tonemap')
  })

  it('has 8 bits and no alpha in every rung, whatever came in', () => {
    expect(graphOf(planOf({})).match(/format=yuv420p/g)).toHaveLength(6)
  })
})

describe('a picture that ends before its sound', () => {
  const plan = planOf({ end: 50 })

  it('is held for as long as the sound goes on, and no longer', () => {
    expect(plan.hold).toBe(10)
    const last = filterGraph({ ...plan, chunk: { start: 52, end: null }, rungs: plan.rungs })
    expect(last).toContain(
      'fps=25/1,tpad=stop_mode=clone:stop_duration=10.000,trim=start=51.990000:end=59.990000,setparams=',
    )
  })

  it('is left alone where it is a matter of a few frames', () => {
    expect(planOf({ end: 59.9 }).hold).toBe(0)
  })
})

describe('canBeSought', () => {
  it.each([
    ['MP4', 'mov,mp4,m4a,3gp,3g2,mj2', 7200, true],
    ['WebM', 'matroska,webm', 60, true],
    ['a recording of a browser, without a length', 'matroska,webm', null, false],
    ['a transport stream, however short it says to be', 'mpegts', 2.5, false],
    ['AVI', 'avi', 3600, false],
  ] as const)('%s', (_name, format, duration, sought) => {
    expect(canBeSought({ format, duration })).toBe(sought)
  })
})

describe('costs', () => {
  it('names every part of the work', () => {
    const parts = [...costs(planOf({}, { duration: 7 })).keys()]
    expect(parts).toEqual([
      ...['sound-low', 'chunk-low-0', 'chunk-low-1', 'sound-high', 'chunk-high-0'],
      ...['extra-poster', 'extra-pictures', 'extra-storyboard', 'extra-sound', 'extra-downloads'],
    ])
  })

  it('weighs the high rungs more than the low ones', () => {
    const parts = costs(planOf({ width: 1280, height: 720, coded: { width: 1280, height: 720 } }))
    expect(parts.get('chunk-high-2')).toBeGreaterThan(2 * (parts.get('chunk-low-2') ?? 0))
  })
})
