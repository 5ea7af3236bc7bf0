import type { Packets } from '../support/samples.ts'

/** What was found in one rung, from packets that came over the network. */
export interface RungFindings extends Packets {
  name: string
  frameRate: number
  /** Frames that a decoder gave, or its complaint. */
  decoded: number | string
  /** Seconds, by its playlist. */
  duration: number
  /** dB below full scale, on average; null without sound. */
  level: number | null
}

/** In step within this many seconds: ITU-R BT.1359 puts the limit of what is noticed at 45 ms. */
const IN_STEP = 0.04

/** dB: what two encoders and two sample rates may differ. */
const SAME_LEVEL = 2

/**
 * Holds the rungs of a published video against each other and against the source.
 * @param source seconds from the first to the last frame of the upload, or null where it does not tell
 * @returns one sentence per fault; nothing where all is well
 */
export function faultsOf(rungs: readonly RungFindings[], source: number | null): string[] {
  const faults = rungs.flatMap((rung) => faultsOfRung(rung, source))
  const [first, ...others] = rungs
  for (const other of others) {
    if (!sameTimes(first?.keyframes ?? [], other.keyframes)) faults.push(`${other.name}: keyframes elsewhere`)
    const apart = Math.abs((other.level ?? 0) - (first?.level ?? 0))
    if (apart > SAME_LEVEL) faults.push(`${other.name}: ${apart.toFixed(1)} dB apart from ${first?.name}`)
  }
  return rungs.length === 0 ? ['no rung'] : faults
}

function faultsOfRung(rung: RungFindings, source: number | null): string[] {
  const { name, video, audio, frameRate, decoded, duration } = rung
  const frame = 1 / frameRate
  const faults: string[] = []
  if (decoded !== video.length) faults.push(`${name}: ${decoded} of ${video.length} frames decoded`)
  if (!even(video, frame / 4)) faults.push(`${name}: a gap or double in the picture`)
  // The last packet of sound may be short.
  if (!even(audio.slice(0, -1), 0.002)) faults.push(`${name}: a gap or double in the sound`)
  if (source !== null && Math.abs(duration - source) > frame + 0.001) {
    faults.push(`${name}: ${duration.toFixed(3)} s, the source ${source.toFixed(3)} s`)
  }
  const [picture = 0] = video
  const [sound, next] = audio
  if (sound !== undefined && next !== undefined) {
    // The first packet only prepares the decoder; what is heard begins with the second.
    const apart = Math.abs(sound + (next - sound) - picture)
    if (apart > IN_STEP) faults.push(`${name}: picture and sound ${(1000 * apart).toFixed(0)} ms apart`)
  }
  return faults
}

function even(times: readonly number[], tolerance: number): boolean {
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
  return gaps.every((gap) => Math.abs(gap - usual) <= tolerance)
}

function sameTimes(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((time, index) => Math.abs(time - (b[index] ?? 0)) < 0.002)
}
