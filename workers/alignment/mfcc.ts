import { powerSpectrum } from './fft.ts'

/**
 * Mel-frequency cepstral coefficients: what a sound is like, ten milliseconds at a time, without how high the voice is.
 * S. Davis and P. Mermelstein, “Comparison of parametric representations for monosyllabic word recognition” (1980), in the
 * form and with the constants of the HTK Book (S. Young et al., 3.4, chapter 5): pre-emphasis, a Hamming window, triangular
 * filters that are evenly spaced in mel, the logarithm, a cosine transform, a lifter.
 */

export const SAMPLE_RATE = 16_000
export const HOP_SECONDS = 0.01
export const COEFFICIENTS = 13

const HOP = SAMPLE_RATE * HOP_SECONDS
const WINDOW = 400
const FFT_SIZE = 512
const FILTERS = 26
const PRE_EMPHASIS = 0.97
const LIFTER = 22
/** Digital silence has no logarithm; this is about the noise of 16 bit. */
const FLOOR = 1e3

/** Frames one after the other, each of `COEFFICIENTS` numbers; the first of them follows the level. */
export interface Frames {
  count: number
  values: Float32Array
}

const hamming = Float64Array.from(
  { length: WINDOW },
  (_, n) => 0.54 - 0.46 * Math.cos((2 * Math.PI * n) / (WINDOW - 1)),
)

/** @param sound mono, 16 bit, at `SAMPLE_RATE` */
export function mfcc(sound: Int16Array): Frames {
  const count = Math.max(0, Math.ceil(sound.length / HOP))
  const values = new Float32Array(count * COEFFICIENTS)
  const spectrum = powerSpectrum(FFT_SIZE)
  const frame = new Float64Array(FFT_SIZE)
  const power = new Float64Array(FFT_SIZE / 2 + 1)
  const logs = new Float64Array(FILTERS)

  for (let index = 0; index < count; index++) {
    // Centred on the instant that the frame stands for.
    const start = Math.round(index * HOP + HOP / 2 - WINDOW / 2)
    for (let n = 0; n < WINDOW; n++) {
      const here = sound[start + n] ?? 0
      const before = sound[start + n - 1] ?? 0
      frame[n] = (here - PRE_EMPHASIS * before) * (hamming[n] as number)
    }
    spectrum(frame, power)
    FILTER_BANK.forEach(({ from, weights }, filter) => {
      let energy = 0
      for (let k = 0; k < weights.length; k++) energy += (weights[k] as number) * (power[from + k] as number)
      logs[filter] = Math.log(Math.max(energy, FLOOR))
    })
    for (let c = 0; c < COEFFICIENTS; c++) {
      const row = COSINES[c] as Float64Array
      let sum = 0
      for (let filter = 0; filter < FILTERS; filter++)
        sum += (logs[filter] as number) * (row[filter] as number)
      values[index * COEFFICIENTS + c] = sum
    }
  }
  return { count, values }
}

const mel = (hertz: number): number => 2595 * Math.log10(1 + hertz / 700)
const hertz = (mels: number): number => 700 * (10 ** (mels / 2595) - 1)

/** The triangles over the bins of the spectrum, each from the centre of the one before to that of the next. */
const FILTER_BANK = Array.from({ length: FILTERS }, (_, filter) => {
  const top = mel(SAMPLE_RATE / 2)
  const corner = (step: number): number => (hertz((top * step) / (FILTERS + 1)) * FFT_SIZE) / SAMPLE_RATE
  const [low, centre, high] = [corner(filter), corner(filter + 1), corner(filter + 2)]
  const from = Math.ceil(low)
  const weights = Float64Array.from({ length: Math.floor(high) - from + 1 }, (_, k) => {
    const bin = from + k
    return bin <= centre ? (bin - low) / (centre - low) : (high - bin) / (high - centre)
  })
  return { from, weights }
})

/** The cosine transform and the lifter, as one matrix. */
const COSINES = Array.from({ length: COEFFICIENTS }, (_, c) => {
  const lift = c === 0 ? 1 : 1 + (LIFTER / 2) * Math.sin((Math.PI * c) / LIFTER)
  const scale = Math.sqrt(2 / FILTERS) * lift
  return Float64Array.from(
    { length: FILTERS },
    (_, filter) => scale * Math.cos((Math.PI * c * (filter + 0.5)) / FILTERS),
  )
})
