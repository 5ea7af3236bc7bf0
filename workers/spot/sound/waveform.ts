import type { Waveform } from '../../../media/waveform.ts'

/** Lowest and highest sample (1 = full scale) of each window, over all channels. */
export interface Extremes {
  low: Float32Array
  high: Float32Array
}

/** As it stands in the published file. */
export interface AudioWaveform extends Waveform {
  version: 2
  channels: 1
  sample_rate: number
  samples_per_pixel: number
  length: number
}

const POINTS = 800

/** Frames per point of the waveform, chosen for at most 800 points. */
export function framesPerPoint(frames: number): number {
  return Math.max(1, Math.ceil(frames / POINTS))
}

/**
 * The waveform in the format of BBC audiowaveform, version 2: `data` alternates the lowest and the highest value
 * of each point, -128..127. Drawn at the level that listeners hear on the page.
 * @param gain dB
 */
export function waveformOf(
  { low, high }: Extremes,
  options: { sampleRate: number; framesPerPoint: number; gain: number },
): AudioWaveform {
  const factor = 127 * 10 ** (options.gain / 20)
  const toByte = (sample: number): number => Math.max(-128, Math.min(127, Math.round(sample * factor)))
  const data: number[] = []
  for (let point = 0; point < low.length; point += 1) {
    data.push(toByte(low[point] ?? 0), toByte(high[point] ?? 0))
  }
  return {
    version: 2,
    channels: 1,
    sample_rate: options.sampleRate,
    samples_per_pixel: options.framesPerPoint,
    bits: 8,
    length: low.length,
    data,
  }
}
