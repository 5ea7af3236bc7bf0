import { type FfprobePacket, probeFile } from '../ffprobe.ts'
import type { SourceFacts } from './facts.ts'

/** How far before the end reading starts: more than the distance between two keyframes of most films. */
const TAIL_SECONDS = 20

/**
 * Reads the last packets of picture or sound.
 * @returns seconds from the start of the file to the end of the last packet that is really there, or null where the
 *   file does not tell times
 */
export async function endOfLastPacket(
  path: string,
  { duration, picture, sound }: SourceFacts,
  signal: AbortSignal,
): Promise<number | null> {
  const stream = (picture ?? sound)?.stream
  if (duration === null || stream === undefined) return null
  const from = Math.max(0, duration - TAIL_SECONDS)
  const { packets = [], format } = await probeFile(path, {
    signal,
    show: [
      ...['-select_streams', String(stream), '-show_entries'],
      'format=start_time,size:packet=pts_time,dts_time,duration_time,pos,size',
      ...['-read_intervals', `${from}%`],
    ],
  })
  const start = Number(format.start_time ?? 0) || 0
  return lastEnd(packets, Number(format.size)) - start
}

/** The end of the last packet whose bytes all lie inside the file: a demuxer hands out the torn one as well. */
export function lastEnd(
  packets: readonly Pick<FfprobePacket, 'pts_time' | 'dts_time' | 'duration_time' | 'pos' | 'size'>[],
  fileBytes: number,
): number {
  const ends = packets
    .filter(({ pos, size }) => pos === undefined || Number(pos) + Number(size) <= fileBytes)
    .map((packet) => Number(packet.pts_time ?? packet.dts_time) + (Number(packet.duration_time) || 0))
    .filter(Number.isFinite)
  return Math.max(0, ...ends)
}
