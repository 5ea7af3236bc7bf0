import { expect, it } from 'vitest'
import { ladderFor } from '../../../media/ladder.ts'
import { x264Options } from '../../../workers/video/x264.ts'

const rungs = ladderFor({ width: 1920, height: 1080, frameRate: 30 })

function told(name: string, threads: number): { options: string[]; params: string[] } {
  const rung = rungs.find((candidate) => candidate.name === name)
  if (rung === undefined) throw new Error(`no rung ${name}`)
  const options = x264Options(rung, threads)
  return { options, params: (options[options.indexOf('-x264-params') + 1] ?? '').split(':') }
}

it('sets a quality and caps it with two seconds of buffer', () => {
  expect(told('240', 1).options.slice(0, 10)).toEqual([
    ...['-preset', 'faster', '-tune', 'ssim', '-crf', '26.7'],
    ...['-maxrate', '220000', '-bufsize', '440000'],
  ])
})

it('tries hardest where pixels are few, and decides about B-frames only where it looks well', () => {
  expect(told('144', 1).options.slice(0, 2)).toEqual(['-preset', 'slower'])
  expect(told('144', 1).params).toEqual(expect.arrayContaining(['trellis=2', 'rc-lookahead=60']))
  expect(told('240', 1).params).toEqual(expect.arrayContaining(['b-adapt=2', 'rc-lookahead=30']))
  expect(told('1080', 2).params).toEqual(expect.arrayContaining(['b-adapt=0', 'bframes=3', 'subme=1']))
})

it('spares colours in the rungs whose viewers can see them, and nothing where every bit is for the outline', () => {
  const offsets = rungs.map(({ name }) =>
    told(name, 1).params.find((text) => text.startsWith('chroma-qp-offset')),
  )
  expect(offsets).toEqual([
    ...[undefined, undefined, 'chroma-qp-offset=-1', 'chroma-qp-offset=-1', 'chroma-qp-offset=-1'],
    'chroma-qp-offset=-2',
  ])
})

it('looks ahead in a thread of its own only where there are cores for it', () => {
  expect(told('360', 2).params).toContain('sync-lookahead=3')
  expect(told('360', 1).params.join()).not.toContain('sync-lookahead')
})
