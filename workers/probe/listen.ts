import { type FfmpegInput, runFfmpeg } from '../ffmpeg/ffmpeg.ts'
import type { FfprobeFacts } from '../ffmpeg/ffprobe.ts'
import { isOfTheFile } from '../processes/failure.ts'
import {
  cancelsOut,
  monoMix,
  onlySide,
  plainMix,
  plainStereo,
  type StereoLevels,
  type StereoMix,
  stereoByNumber,
  stereoFilter,
} from '../sound/mix.ts'
import { inOrderOfWish } from '../sound/track-order.ts'
import { type SourceFacts, sourceFacts } from './facts.ts'
import { type Heard, type SoundTrack, soundTracks } from './sound-tracks.ts'

/** Tracks up to this length are listened to entirely; longer ones in a few places. */
const WHOLE_SECONDS = 60
const PLACES = 6
const PLACE_SECONDS = 8

/** dB below full scale (RMS) at which a track says nothing. */
const SILENT = -70

interface Where {
  path: string
  /** Seconds, as the container tells it. */
  duration: number | null
}

/**
 * The facts of an upload, including which sound viewers hear.
 * @param language of the work
 */
export async function heardFacts(
  path: string,
  probed: FfprobeFacts,
  language: string | null,
  signal: AbortSignal,
): Promise<SourceFacts> {
  const { duration } = sourceFacts(probed)
  const wished = inOrderOfWish(soundTracks(probed.streams), language, (track) => track)
  return sourceFacts(probed, await chooseTrack({ path, duration }, wished, signal))
}

/**
 * Chooses the track to be heard and how its channels are mixed: the first in order of preference that is not silent.
 * Listens in a few places only, because a viewer is waiting.
 */
async function chooseTrack(
  where: Where,
  wished: readonly SoundTrack[],
  signal: AbortSignal,
): Promise<Heard | null> {
  let first: Heard | null = null
  for (const track of wished) {
    // A single mono track leaves nothing to find out.
    if (wished.length === 1 && track.channels === 1) return plainly(track)
    const heard = await listen(where, track, signal)
    if (heard.balance !== 'silent') return heard
    first ??= heard
  }
  return first
}

async function listen(where: Where, track: SoundTrack, signal: AbortSignal): Promise<Heard> {
  try {
    let stereo = plainStereo(track.channels, track.layout)
    if (stereo.by === 'number') {
      stereo = stereoByNumber(await levelsOf(where, track, 'anull', signal))
    }
    // Left, right and half their sum, as three channels.
    const sides = `${stereoFilter(stereo)},pan=3.0|c0=c0|c1=c1|c2=0.5*c0+0.5*c1`
    const [left = SILENT, right = SILENT, middle = SILENT] = await levelsOf(where, track, sides, signal)
    return heardOf(track, stereo, { left, right, middle })
  } catch (error) {
    // The job that makes the sound meets the same decoding error and reports it.
    if (isOfTheFile(error)) return plainly(track)
    throw error
  }
}

function plainly(track: SoundTrack): Heard {
  return { track, mix: plainMix(track.channels, track.layout), balance: 'even' }
}

/** What follows from the levels of a track, once folded to two channels. */
export function heardOf(track: SoundTrack, stereo: StereoMix, levels: StereoLevels): Heard {
  if (Math.max(levels.left, levels.right) <= SILENT) return { ...plainly(track), balance: 'silent' }
  const side = track.channels === 2 ? onlySide(levels) : null
  if (side === null) {
    const balance = cancelsOut(levels) ? 'cancelling' : 'even'
    return { track, mix: { stereo, mono: monoMix(levels) }, balance }
  }
  const channel = side === 'left' ? 0 : 1
  return {
    track,
    mix: { stereo: { by: 'number', left: [channel], right: [channel] }, mono: { left: 0.5, right: 0.5 } },
    balance: 'one-sided',
  }
}

/** dB below full scale of each channel behind `filter`, over all places. */
async function levelsOf(
  { path, duration }: Where,
  { stream }: SoundTrack,
  filter: string,
  signal: AbortSignal,
): Promise<number[]> {
  const inputs = placesOf(duration).map(({ from, seconds }): FfmpegInput => {
    const until = seconds === null ? [] : ['-t', String(seconds)]
    return { path, options: [...(from > 0 ? ['-ss', from.toFixed(3)] : []), ...until] }
  })
  const meter = 'astats=measure_overall=none:measure_perchannel=RMS_level'
  const { log } = await runFfmpeg({
    inputs,
    filterGraph: inputs.map((_, index) => `[${index}:${stream}]${filter},${meter}[p${index}]`).join(';'),
    outputs: inputs.map((_, index) => ({
      path: '/dev/null',
      options: ['-map', `[p${index}]`, '-f', 'null'],
    })),
    signal,
    maxSeconds: 300,
  })
  return levelsIn(log)
}

/** The places where a track is listened to, spread over its length. */
export function placesOf(duration: number | null): { from: number; seconds: number | null }[] {
  if (duration === null) return [{ from: 0, seconds: WHOLE_SECONDS }]
  if (duration <= WHOLE_SECONDS) return [{ from: 0, seconds: null }]
  const step = (duration - PLACE_SECONDS) / PLACES
  return Array.from({ length: PLACES }, (_, index) => ({
    from: Math.max(0, (index + 0.5) * step),
    seconds: PLACE_SECONDS,
  }))
}

/** The levels that `astats` wrote, by channel, over all places; `-inf` for digital silence. */
export function levelsIn(log: string): number[] {
  const powers: number[][] = []
  for (const [, channel, level] of log.matchAll(/Channel: (\d+)\n.*RMS level dB: (\S+)/g)) {
    const power = level === '-inf' || level === 'nan' ? 0 : 10 ** (Number(level) / 10)
    powers[Number(channel) - 1] = [...(powers[Number(channel) - 1] ?? []), power]
  }
  return powers.map(
    (places) => 10 * Math.log10(places.reduce((sum, power) => sum + power, 0) / places.length),
  )
}
