import { describe, expect, it } from 'vitest'
import { BT709 } from '../../../workers/probe/colours.ts'
import { filterGraph } from '../../../workers/video/filters.ts'
import { planVideo } from '../../../workers/video/plan.ts'
import { type Planned, withAllFacts } from '../../../workers/video/planned.ts'
import { SAMPLE_FACTS } from '../../support/source-facts.ts'
import { SAMPLE_TAGS } from '../../support/tags.ts'

/** As the version before wrote it into the ledger, of a film that was being made during the update. */
const OLD_PICTURE = {
  ...{ stream: 0, codec: 'h264', width: 640, height: 360, codedPixels: 230_400 },
  ...{ rate: { num: 25, den: 1 }, interlaced: false, hdr: null, end: 14 },
}
const old = (hdr: 'pq' | 'hlg' | null, channels: number): Planned => {
  const picture = { ...OLD_PICTURE, hdr }
  const sound = { stream: 1, codec: 'aac', sampleRate: 48_000, channels, end: 14 }
  const facts = { format: 'mov', duration: 14, zero: 0, picture, sound, subtitles: [], chapters: [] }
  const { rungs, chunks, extras } = planVideo({ ...SAMPLE_FACTS, duration: 14 })
  const plan = { duration: 14, zero: 0, picture, hold: 0, rate: picture.rate, sound: { stream: 1, channels } }
  const written = { tags: SAMPLE_TAGS, source: 'original', facts, plan: { ...plan, rungs, chunks, extras } }
  return JSON.parse(JSON.stringify(written))
}

describe('a plan from before an update', () => {
  it('is gone on with', () => {
    const { plan, facts } = withAllFacts(old(null, 1))
    expect(plan.picture).toMatchObject({ colours: BT709, coded: { width: 640, height: 360 }, spacing: 0.04 })
    expect(plan.sound).toMatchObject({ stream: 1, codec: 'aac', mix: { stereo: { by: 'centre' } } })
    expect(facts).toMatchObject({ told: 14, isProtected: false, sound: { balance: 'even' } })
    const [chunk] = plan.chunks.low
    if (chunk === undefined) throw new Error('a plan without chunks')
    expect(filterGraph({ ...plan, chunk })).toContain('[0:0]scale=640:360:')
  })

  it.each([
    ['pq', 'smpte2084'],
    ['hlg', 'arib-std-b67'],
  ] as const)('keeps high dynamic range: %s', (hdr, transfer) => {
    expect(withAllFacts(old(hdr, 2)).plan.picture.colours).toMatchObject({ transfer, primaries: 'bt2020' })
  })

  it('leaves a plan of today as it is', () => {
    const facts = SAMPLE_FACTS
    const planned: Planned = { tags: SAMPLE_TAGS, facts, plan: planVideo(facts), source: 'original' }
    expect(withAllFacts(planned)).toBe(planned)
  })
})
