import { stat } from 'node:fs/promises'
import { ChaskiError } from '../../media/errors.ts'
import { eachPacket, type FfprobePacket } from '../ffmpeg/ffprobe.ts'
import type { SourceFacts } from './facts.ts'
import { isCutOff } from './refusal.ts'

/** How far before the end reading starts: more than the keyframe interval of most films. */
const TAIL_SECONDS = 20
/** Enough for 20 GB from a slow disk. */
const LONGEST_SCAN_SECONDS = 3600

/**
 * When picture and sound really end, according to their packets. Containers often round this, sometimes omit or
 * estimate it, and in a truncated copy it is false. Reading the end of the file is enough if it confirms the container;
 * otherwise the whole file is read.
 * @throws ChaskiError `damaged_file` if an index counts far more than the file holds: a truncated copy
 */
export async function withMeasuredEnds(
  path: string,
  told: SourceFacts,
  signal: AbortSignal,
): Promise<SourceFacts> {
  const { size } = await stat(path)
  if (told.duration !== null && told.duration > TAIL_SECONDS) {
    const tail = await scan(path, told.duration + told.zero - TAIL_SECONDS, size, signal)
    const measured = borneOut(told, tail)
    if (measured !== null) return measured
  }
  const whole = await scan(path, 0, size, signal)
  const measured = measuredEnds(told, (stream) => whole.ends.get(stream) ?? null)
  if (isBrokenOff(told, measured, whole)) {
    const detail = `it ends after ${measured.duration?.toFixed(1)} s of ${told.duration?.toFixed(1)} s`
    throw new ChaskiError('damaged_file', { detail })
  }
  return measured
}

/** What was found in the packets of a file, or of its tail. */
export interface Scan {
  /** Timestamp at which the last packet of each stream ends. */
  ends: ReadonlyMap<number, number>
  /** Packets per stream. */
  counts: ReadonlyMap<number, number>
  /** The demuxer hit the end of the file unexpectedly. */
  endsEarly: boolean
}

async function scan(path: string, from: number, bytes: number, signal: AbortSignal): Promise<Scan> {
  const ends = new Map<number, number>()
  const counts = new Map<number, number>()
  const onPacket = (packet: FfprobePacket): void => {
    counts.set(packet.stream, (counts.get(packet.stream) ?? 0) + 1)
    const end = endOf(packet, bytes)
    if (end !== null) ends.set(packet.stream, Math.max(end, ends.get(packet.stream) ?? end))
  }
  const options = { signal, maxSeconds: LONGEST_SCAN_SECONDS }
  const { complaints } = await eachPacket(path, from, onPacket, options)
  return { ends, counts, endsEarly: /ended prematurely|partial file/.test(complaints) }
}

/**
 * When a packet ends; null unless it is shown and lies entirely inside the file. Demuxers also return the torn packet
 * at the end, and those that an edit list hides, flagged `D`.
 */
export function endOf({ pts, dts, duration, size, pos, flags }: FfprobePacket, bytes: number): number | null {
  const begins = pts ?? dts
  if (begins === null || flags.includes('D') || (pos !== null && pos + size > bytes)) return null
  return begins + (duration ?? 0)
}

/** The ends found near the end of the file, or null if they do not confirm the container. */
export function borneOut(told: SourceFacts, { ends }: Pick<Scan, 'ends'>): SourceFacts | null {
  const { duration, zero } = told
  if (duration === null) return null
  const near = ({ stream, end }: { stream: number; end: number | null }): number | null => {
    const found = ends.get(stream)
    if (found !== undefined) return found
    // The stream ends before the tail, as the container says.
    return end !== null && end <= duration - TAIL_SECONDS ? end + zero : null
  }
  const streams = [told.picture, told.sound].filter((stream) => stream !== null)
  if (streams.some((stream) => near(stream) === null)) return null
  const found = new Map(streams.map((stream) => [stream.stream, near(stream)]))
  const measured = measuredEnds(told, (stream) => found.get(stream) ?? null)
  return isTrue(told.duration, measured.duration) ? measured : null
}

/** Whether a stated length roughly matches the one found. A few seconds may be missing for honest reasons. */
export function isTrue(told: number | null, found: number | null): boolean {
  if (told === null || found === null) return false
  return !isCutOff(told, found) && !isCutOff(found, told)
}

/**
 * The facts with the measured ends.
 * @param endOf timestamp at which a stream's last packet ends, or null if it has none
 */
export function measuredEnds(facts: SourceFacts, endOf: (stream: number) => number | null): SourceFacts {
  const end = (stream: number): number => Math.max(0, (endOf(stream) ?? facts.zero) - facts.zero)
  const picture = facts.picture && { ...facts.picture, end: end(facts.picture.stream) }
  const sound = facts.sound && { ...facts.sound, end: end(facts.sound.stream) }
  return { ...facts, picture, sound, duration: Math.max(picture?.end ?? 0, sound?.end ?? 0) }
}

/** Whether the file is only part of what its index describes, or breaks off in the middle of something. */
export function isBrokenOff(
  told: SourceFacts,
  { duration }: Pick<SourceFacts, 'duration'>,
  { counts, endsEarly }: Pick<Scan, 'counts' | 'endsEarly'>,
): boolean {
  if (!isCutOff(told.duration ?? 0, duration ?? 0)) return false
  const { indexed = null, stream = -1 } = told.picture ?? {}
  return endsEarly || (indexed !== null && (counts.get(stream) ?? 0) < 0.95 * indexed)
}
