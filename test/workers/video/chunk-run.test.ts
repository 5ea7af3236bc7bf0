import { describe, expect, it } from 'vitest'
import type { SourceFacts } from '../../../workers/probe/facts.ts'
import { chunkRun, soundCut } from '../../../workers/video/chunk-run.ts'
import { planVideo, rungsOf } from '../../../workers/video/plan.ts'
import { SAMPLE_FACTS, SAMPLE_PICTURE } from '../../support/source-facts.ts'

const facts: SourceFacts = {
  ...SAMPLE_FACTS,
  duration: 30,
  picture: {
    ...{ ...SAMPLE_PICTURE, width: 640, height: 360, coded: { width: 640, height: 360 } },
    ...{ rate: { num: 30, den: 1 }, end: 30 },
  },
}
const plan = planVideo(facts)
const low = rungsOf(plan, 'low')
const chunk = plan.chunks.low[2]
if (chunk === undefined) throw new Error('the plan has no third chunk')
const paths = {
  source: '/store/source',
  sound: new Map(low.map(({ name }) => [name, `/store/sound-${name}.m4a`])),
  folder: ({ name }: { name: string }) => `/scratch/${name}`,
}

describe('chunkRun', () => {
  const run = chunkRun(plan, low, chunk, paths)

  it('reads the source once, from a little before the chunk', () => {
    expect(run.inputs.map(({ path }) => path)).toEqual([
      '/store/source',
      '/store/sound-240.m4a',
      '/store/sound-144.m4a',
    ])
    expect(run.inputs[0]?.options).toEqual([
      ...['-reinit_filter', '0', '-copyts', '-noaccurate_seek', '-ss', '7.500000'],
    ])
  })

  it('reads some frames ahead where they are far apart', () => {
    const slow = { ...plan, picture: { ...plan.picture, spacing: 1 } }
    expect(chunkRun(slow, low, chunk, paths).inputs[0]?.options?.at(-1)).toBe('3.000000')
  })

  it('counts from the first frame, wherever the timestamps of the source begin', () => {
    const late = chunkRun({ ...plan, zero: 10 }, low, chunk, paths)
    expect(late.inputs[0]?.options).toEqual([
      ...['-reinit_filter', '0'],
      '-copyts',
      '-itsoffset',
      '-10.000000',
      '-noaccurate_seek',
      '-ss',
      '7.500000',
    ])
  })

  it('scales each rung from the source, and cuts a quarter of a frame before its bounds', () => {
    expect(run.filterGraph).toBe(
      '[0:0]scale=640:360:force_original_aspect_ratio=decrease:flags=bicubic,pad=640:360:-1:-1:eval=frame,' +
        'fps=30/1:start_time=8.000000,trim=start=7.991667:end=23.991667,' +
        'setparams=range=limited:color_primaries=bt709:color_trc=bt709:colorspace=bt709,split=2[s240][s144];' +
        '[s240]scale=426:240:flags=bicubic,setsar=1,format=yuv420p[v240];' +
        '[s144]framestep=2,scale=256:144:flags=bicubic,setsar=1,format=yuv420p[v144]',
    )
  })

  it('forces keyframes inside the chunk only', () => {
    const options = run.outputs[0]?.options ?? []
    expect(options[options.indexOf('-force_key_frames') + 1]).toBe('11.991667,15.991667,19.991667')
    expect(options[options.indexOf('-start_number') + 1]).toBe('3')
  })

  it('copies the sound of each rung', () => {
    expect(run.outputs[1]?.options.slice(0, 6)).toEqual(['-map', '[v144]', '-map', '2:a', '-c:a', 'copy'])
  })

  it('has two cores only where a second chunk beside it would take too much memory', () => {
    expect(run.threads).toBe(1)
    const picture = { ...plan.picture, width: 1920, height: 1080 }
    const large = planVideo({ ...facts, picture })
    expect(chunkRun(large, rungsOf(large, 'high'), chunk, paths).threads).toBe(2)
    expect(chunkRun(large, rungsOf(large, 'low'), chunk, paths).threads).toBe(1)
  })

  it('stands back behind spots, but for the chunk that a viewer waits for', () => {
    const nicenessOf = (index: number): number => chunkRun(plan, low, { ...chunk, index }, paths).niceness
    expect([nicenessOf(0), nicenessOf(1)]).toEqual([0, 5])
  })

  it('decodes 4K with one thread, which keeps the fewest pictures', () => {
    const huge = planVideo({ ...facts, picture: { ...plan.picture, width: 3840, height: 2160 } })
    const [source] = chunkRun(huge, rungsOf(huge, 'high'), chunk, paths).inputs
    expect(source?.options?.slice(-2)).toEqual(['-threads', '1'])
  })

  it('has no sound where there is none', () => {
    const silent = chunkRun(plan, low, chunk, { ...paths, sound: new Map() })
    expect(silent.inputs).toHaveLength(1)
    expect(silent.outputs[0]?.options).not.toContain('-c:a')
  })

  it('holds the first frame from zero in the first chunk and reads to the end in the last', () => {
    const [first] = plan.chunks.low
    const last = plan.chunks.low.at(-1)
    if (first === undefined || last === undefined) throw new Error('the plan has no chunks')
    expect(chunkRun(plan, low, first, paths).filterGraph).toContain(
      'fps=30/1:start_time=0.000000,trim=start=-0.008333:end=',
    )
    expect(chunkRun(plan, low, last, paths).filterGraph).toMatch(/trim=start=[\d.]+,setparams/)
  })
})

describe('soundCut', () => {
  it('meets the next chunk between two packets', () => {
    const [, , to] = ['', '', soundCut({ start: 0, end: 4 }, 48_000)]
    const from = soundCut({ start: 4, end: null }, 48_000)
    // Packet 188 begins at 4.010667 s; a packet lasts 21.3 ms.
    expect(to).toEqual(['-copyts', '-to', '4.005333'])
    expect(from).toEqual(['-copyts', '-ss', '4.016000'])
  })
})
