import type { FfprobePacket } from '../ffmpeg/ffprobe.ts'

/**
 * Clips copied one after the other into one file, as cameras and `copy /b` do: each has its own clock, which restarts
 * or jumps far ahead. Only the packets show this; the container states the length of one clip.
 */
export interface Clip {
  /** By stream, the byte offset at which its packets of this clip start. Empty for the first clip. */
  from: Map<number, number>
  /** Seconds, on the clip's own clock. */
  begin: number
  end: number
}

/** Seconds that a clock may go back, and may skip, between two packets of a stream. */
const BACK = 0.5
const AHEAD = 10
/** More than this is a broken clock, not clips. */
const MOST_CLIPS = 500

/** Collects the clips of a file from its packets, in demuxer order. */
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
        // The first stream that jumps starts the clip; the others join it.
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

/** Seconds by which the clock of each clip must be shifted to start where the previous clip ends. */
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
 * An expression for the bitstream filter `setts` that shifts the packets of a stream. It remembers the last byte
 * offset, because ffmpeg reports none for packets that share one with the packet before.
 */
export function shiftExpression(stream: number, clips: readonly Clip[], time: 'PTS' | 'DTS'): string {
  const shifts = shiftsOf(clips)
  const byPlace = clips.reduce((rest, { from }, index) => {
    const place = from.get(stream)
    return place === undefined ? rest : `if(gte(POS,${place}),${(shifts[index] ?? 0).toFixed(6)},${rest})`
  }, '0')
  return `${time}+round(st(0,if(gte(POS,0),${byPlace},ld(0)))/TB)`
}
