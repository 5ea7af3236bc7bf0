import { describe, expect, it } from 'vitest'
import type { FfprobePacket } from '../../../workers/ffmpeg/ffprobe.ts'
import { type Clip, clipCollector, shiftExpression, shiftsOf } from '../../../workers/probe/clips.ts'

/** A second of picture and sound in packets of a tenth, by a clock that begins at `from`. */
function second(from: number, place: number): FfprobePacket[] {
  return Array.from({ length: 10 }, (_, index) =>
    [0, 1].map((stream) => {
      const time = from + index / 10
      const pos = place + 20 * index + 10 * stream
      return { stream, pts: time, dts: time, duration: 0.1, size: 10, pos, flags: 'K_' }
    }),
  ).flat()
}
function clipsOf(...packets: FfprobePacket[]): Clip[] {
  const { add, clips } = clipCollector()
  for (const packet of packets) add(packet)
  return clips
}

describe('clipCollector', () => {
  it('finds one clip in a film, also where frames are missing', () => {
    expect(clipsOf(...second(1.4, 0), ...second(2.4, 200), ...second(9.4, 400))).toHaveLength(1)
  })

  it.each([
    ['again', 1.4],
    ['hours later', 7201.4],
  ])('finds clips whose clock begins %s, and where each stream goes over to them', (_name, from) => {
    const clips = clipsOf(...second(1.4, 0), ...second(from, 200), ...second(0.5, 400))
    expect(clips.map(({ begin }) => begin)).toEqual([1.4, from, 0.5])
    expect(clips.map(({ end }) => end)).toEqual([2.4, from + 1, 1.5].map((end) => expect.closeTo(end)))
    expect(clips.map((clip) => [...clip.from])).toEqual([[], entries(200, 210), entries(400, 410)])
  })

  it('lets the streams go over one after the other', () => {
    const late = second(2.4, 200).filter(({ stream }) => stream === 1)
    expect(
      clipsOf(...second(1.4, 0), ...second(1.4, 300).slice(0, 1), ...late, ...second(1.6, 400)),
    ).toHaveLength(2)
  })
})

const entries = (picture: number, sound: number): [number, number][] => [
  [0, picture],
  [1, sound],
]

describe('what moves the packets', () => {
  const clips: Clip[] = [
    { from: new Map(), begin: 1.4, end: 10.4 },
    { from: new Map(entries(200, 210)), begin: 1.4, end: 8.4 },
    { from: new Map(entries(400, 410)), begin: 100, end: 101 },
  ]

  it('lets each clip begin where the one before it ends', () => {
    expect(shiftsOf(clips)).toEqual([0, 9, expect.closeTo(17.4 - 100)])
  })

  it('is told by the place of each packet', () => {
    expect(shiftExpression(1, clips, 'PTS')).toBe(
      'PTS+round(st(0,if(gte(POS,0),if(gte(POS,410),-82.600000,if(gte(POS,210),9.000000,0)),ld(0)))/TB)',
    )
  })
})
