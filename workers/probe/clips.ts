import type { FfprobePacket } from '../ffmpeg/ffprobe.ts'

/**
 * Clips that were copied one after the other into one file, as cameras and `copy /b` do: their clocks begin again, or
 * go on much later. Found by the packets; what the container tells is the length of one of them.
 */
export interface Clip {
  /** By stream: the byte from which on its packets belong to this clip. The first clip has none. */
  from: Map<number, number>
  /** Seconds, by the clock of the clip. */
  begin: number
  end: number
}

/** Seconds that a clock may go back between two packets of a stream, and that it may leave out. */
const BACK = 0.5
const AHEAD = 10
/** More are no clips, but a broken clock. */
const MOST_CLIPS = 500

/** Gathers the clips of a file from its packets, in the order in which a demuxer hands them out. */
export function clipCollector(): { add(packet: FfprobePacket): void; clips: Clip[] } {
  const clips: Clip[] = []
  const streams = new Map<number, { clip: number; last: number }>()

  const begin = (): number => clips.push({ from: new Map(), begin: Number.POSITIVE_INFINITY, end: 0 }) - 1

  return {
    clips,
    add({ stream, pts, dts, duration, pos }) {
      const time = dts ?? pts
      if (time === null) return
      const known = streams.get(stream)
      let clip = known?.clip ?? 0
      const jumps = known !== undefined && (time < known.last - BACK || time > known.last + AHEAD)
      if (jumps && clips.length < MOST_CLIPS) {
        // The first stream that jumps begins the clip, the others follow into it.
        clip = clip < clips.length - 1 ? clips.length - 1 : begin()
        if (pos !== null) clips[clip]?.from.set(stream, pos)
      }
      if (clips.length === 0) begin()
      streams.set(stream, { clip, last: time })
      const current = clips[clip]
      if (current === undefined) return
      current.begin = Math.min(current.begin, time, pts ?? time)
      current.end = Math.max(current.end, (pts ?? time) + (duration ?? 0))
    },
  }
}

/** Seconds by which the clock of each clip has to be moved, so that each begins where the one before it ends. */
export function shiftsOf(clips: readonly Pick<Clip, 'begin' | 'end'>[]): number[] {
  const shifts: number[] = []
  for (const { begin, end } of clips) {
    const before = clips[shifts.length - 1]
    const shift = before === undefined ? 0 : before.end + (shifts.at(-1) ?? 0) - begin
    shifts.push(end < begin ? 0 : shift)
  }
  return shifts
}

/**
 * The expression that moves the packets of a stream, for the bitstream filter `setts`. It remembers the last place, for
 * packets that share one with the packet before them are told without any.
 */
export function shiftExpression(stream: number, clips: readonly Clip[], time: 'PTS' | 'DTS'): string {
  const shifts = shiftsOf(clips)
  const byPlace = clips.reduce((rest, { from }, index) => {
    const place = from.get(stream)
    return place === undefined ? rest : `if(gte(POS,${place}),${(shifts[index] ?? 0).toFixed(6)},${rest})`
  }, '0')
  return `${time}+round(st(0,if(gte(POS,0),${byPlace},ld(0)))/TB)`
}
