/** Lowest and highest sample (1 = full scale) of each window, over all channels. */
export interface Extremes {
  low: Float32Array
  high: Float32Array
}

const POINTS = 800

/** Frames per point of the waveform, chosen for at most 800 points. */
export function framesPerPoint(frames: number): number {
  return Math.max(1, Math.ceil(frames / POINTS))
}

/**
 * The waveform in the JSON format of BBC audiowaveform, version 2: `data` alternates the lowest and the highest value
 * of each point, -128..127. Drawn at the level that listeners hear on the page.
 * @param gain dB
 */
export function waveformJson(
  { low, high }: Extremes,
  options: { sampleRate: number; framesPerPoint: number; gain: number },
): string {
  const factor = 127 * 10 ** (options.gain / 20)
  const toByte = (sample: number): number => Math.max(-128, Math.min(127, Math.round(sample * factor)))
  const data: number[] = []
  for (let point = 0; point < low.length; point += 1) {
    data.push(toByte(low[point] ?? 0), toByte(high[point] ?? 0))
  }
  return JSON.stringify({
    version: 2,
    channels: 1,
    sample_rate: options.sampleRate,
    samples_per_pixel: options.framesPerPoint,
    bits: 8,
    length: low.length,
    data,
  })
}
