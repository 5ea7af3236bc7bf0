/**
 * The power spectrum of real sound: the iterative radix-2 FFT of Cooley and Tukey (1965), decimation in time.
 * @param size a power of two
 * @returns a function that fills `power[0..size/2]` from the first `size` numbers of `frame`
 */
export function powerSpectrum(size: number): (frame: Float64Array, power: Float64Array) => void {
  if (size < 2 || (size & (size - 1)) !== 0) throw new RangeError(`not a power of two: ${size}`)
  const half = size / 2
  const cosines = Float64Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / size))
  const sines = Float64Array.from({ length: half }, (_, k) => -Math.sin((2 * Math.PI * k) / size))
  const swapped = Uint32Array.from({ length: size }, (_, index) => reversed(index, size))
  const re = new Float64Array(size)
  const im = new Float64Array(size)

  return (frame, power) => {
    for (let n = 0; n < size; n++) re[n] = at(frame, at(swapped, n))
    im.fill(0)
    for (let span = 1; span < size; span *= 2) {
      const stride = half / span
      for (let from = 0; from < size; from += 2 * span) {
        for (let k = 0; k < span; k++) {
          const [upper, lower] = [from + k, from + k + span]
          const cos = at(cosines, k * stride)
          const sin = at(sines, k * stride)
          const turnedRe = at(re, lower) * cos - at(im, lower) * sin
          const turnedIm = at(re, lower) * sin + at(im, lower) * cos
          re[lower] = at(re, upper) - turnedRe
          im[lower] = at(im, upper) - turnedIm
          re[upper] = at(re, upper) + turnedRe
          im[upper] = at(im, upper) + turnedIm
        }
      }
    }
    for (let k = 0; k <= half; k++) power[k] = at(re, k) ** 2 + at(im, k) ** 2
  }
}

/** Inside of their bounds, which the loops keep to; the compiler cannot see that. */
function at(numbers: Float64Array | Uint32Array, index: number): number {
  return numbers[index] as number
}

/** The bits of an index, read backwards. */
function reversed(index: number, size: number): number {
  let result = 0
  for (let bit = 1; bit < size; bit *= 2) result = result * 2 + (index & bit ? 1 : 0)
  return result
}
