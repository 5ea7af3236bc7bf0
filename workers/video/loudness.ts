import type { Loudness } from '../../media/schemas/published.ts'

/** Reads the summary that ffmpeg's `ebur128` prints at the end; null if it measured nothing (silence). */
export function loudnessOf(log: string): Loudness | null {
  const summary = log.slice(log.lastIndexOf('Summary:'))
  const figure = (name: string): number | null => {
    const [, text] = new RegExp(`^\\s*${name}:\\s+(-?[\\d.]+)`, 'm').exec(summary) ?? []
    return text === undefined ? null : Number(text)
  }
  const integrated = figure('I')
  const truePeak = figure('Peak')
  if (integrated === null || truePeak === null || integrated <= -70) return null
  return { integrated, truePeak, range: figure('LRA'), shortTermMax: null, momentaryMax: null }
}
