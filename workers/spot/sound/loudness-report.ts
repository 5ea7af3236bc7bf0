import type { Loudness } from '../../../media/schemas/published.ts'

// What ffmpeg's ebur128 reports if there was nothing to measure.
const NOTHING = -70
const DIGITAL_SILENCE = -120

/**
 * Reads what `ebur128=metadata=1` wrote through `ametadata=print`, a block of `lavfi.r128.KEY=value` every 100 ms, and
 * the peak from the summary in the log, because only the summary covers the last partial block.
 * @returns figures rounded to hundredths; `integrated` is -70 if the sound is shorter than 0.4 s or silent
 */
export function loudnessOf(report: string, log: string): Loudness {
  const last = new Map<string, number>()
  let momentaryMax = Number.NEGATIVE_INFINITY
  let shortTermMax = Number.NEGATIVE_INFINITY
  for (const [, key = '', text = ''] of report.matchAll(/^lavfi\.r128\.([\w.]+)=(\S+)$/gm)) {
    const value = Number(text)
    last.set(key, value)
    if (key === 'M') momentaryMax = Math.max(momentaryMax, value)
    if (key === 'S') shortTermMax = Math.max(shortTermMax, value)
  }
  // `-inf` does not match either; both mean digital silence.
  const summary = Number(/True peak:\s+Peak:\s+(-?[\d.]+) dBFS/.exec(log)?.[1] ?? DIGITAL_SILENCE)
  const truePeak = Math.max(DIGITAL_SILENCE, summary, 20 * Math.log10(last.get('true_peak') ?? 0))
  const figure = (value: number): number | null => (value > DIGITAL_SILENCE ? hundredths(value) : null)
  return {
    integrated: hundredths(last.get('I') ?? NOTHING),
    truePeak: hundredths(truePeak),
    range: figure(last.get('LRA') ?? Number.NEGATIVE_INFINITY),
    shortTermMax: figure(shortTermMax),
    momentaryMax: figure(momentaryMax),
  }
}

/** Frames in a `framecrc` listing: `stream, dts, pts, duration, size, checksum`. */
export function framesOf(listing: string): number {
  let frames = 0
  for (const [, duration = ''] of listing.matchAll(/^0,\s*-?\d+,\s*-?\d+,\s*(\d+),/gm))
    frames += Number(duration)
  return frames
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
