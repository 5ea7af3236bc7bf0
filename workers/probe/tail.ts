import { ChaskiError } from '../../media/errors.ts'
import { type FfprobePacket, probeFile } from '../ffmpeg/ffprobe.ts'
import type { SourceFacts } from './facts.ts'
import { isCutOff } from './refusal.ts'

/** How far before the end reading starts: more than the distance between two keyframes of most films. */
const TAIL_SECONDS = 20

/**
 * Reads the last packets of a file, for when picture and sound really end; what containers say of that is often rounded,
 * sometimes missing, and in a copy that broke off a lie.
 * @throws ChaskiError `damaged_file` where the file ends long before it says
 */
export async function withMeasuredEnds(
  path: string,
  facts: SourceFacts,
  signal: AbortSignal,
): Promise<SourceFacts> {
  if (facts.duration === null) return facts
  const from = Math.max(0, facts.duration - TAIL_SECONDS)
  const { packets = [], format } = await probeFile(path, {
    signal,
    show: [
      ...['-show_entries', 'format=size:packet=stream_index,pts_time,dts_time,duration_time,pos,size,flags'],
      ...['-read_intervals', `${from}%`],
    ],
  })
  const bytes = Number(format.size)
  const measured = measuredEnds(facts, (stream) =>
    lastEnd(
      packets.filter(({ stream_index }) => stream_index === stream),
      bytes,
    ),
  )
  if (isCutOff(facts.duration, measured.duration ?? 0)) {
    const detail = `it ends after ${measured.duration?.toFixed(1)} s of ${facts.duration.toFixed(1)} s`
    throw new ChaskiError('damaged_file', { detail })
  }
  return measured
}

/**
 * The facts with the ends that were found.
 * @param endOf timestamp at which a stream's last packet ends, or null where it has none near the end of the file
 */
export function measuredEnds(facts: SourceFacts, endOf: (stream: number) => number | null): SourceFacts {
  const end = (stream: number, told: number | null): number => {
    const found = endOf(stream)
    // Nothing near the end: it stopped before, and if nobody says when, it is taken to have stopped early.
    return found === null
      ? Math.min(told ?? 0, Math.max(0, (facts.duration ?? 0) - TAIL_SECONDS))
      : found - facts.zero
  }
  const picture = facts.picture && { ...facts.picture, end: end(facts.picture.stream, facts.picture.end) }
  const sound = facts.sound && { ...facts.sound, end: end(facts.sound.stream, facts.sound.end) }
  return { ...facts, picture, sound, duration: Math.max(picture?.end ?? 0, sound?.end ?? 0) }
}

/**
 * The end of the last packet that is shown and whose bytes all lie inside the file: a demuxer hands out the torn one as
 * well, and those that an edit list leaves out, which it marks with `D`.
 */
export function lastEnd(
  packets: readonly (Pick<FfprobePacket, 'pts_time' | 'dts_time' | 'duration_time' | 'pos' | 'size'> &
    Partial<Pick<FfprobePacket, 'flags'>>)[],
  fileBytes: number,
): number | null {
  const ends = packets
    .filter(({ flags = '' }) => !flags.includes('D'))
    .filter(({ pos, size }) => pos === undefined || Number(pos) + Number(size) <= fileBytes)
    .map((packet) => Number(packet.pts_time ?? packet.dts_time) + (Number(packet.duration_time) || 0))
    .filter(Number.isFinite)
  return ends.length === 0 ? null : Math.max(...ends)
}
