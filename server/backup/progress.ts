/** A small file costs about as long as this many bytes of a large one. */
const BYTES_A_FILE = 64 * 1024

export interface Amount {
  files: number
  bytes: number
}

/** How far it is, from 0 to 1. */
export function fractionOf(done: Amount, all: Amount): number {
  const weight = ({ files, bytes }: Amount): number => bytes + files * BYTES_A_FILE
  return weight(all) === 0 ? 1 : Math.min(1, weight(done) / weight(all))
}

/** Seconds that are left at the pace so far; null until there is a pace. */
export function secondsLeft(fraction: number, elapsedSeconds: number): number | null {
  return fraction < 0.005 || elapsedSeconds < 1 ? null : (elapsedSeconds / fraction) * (1 - fraction)
}

/** As a person would say it: `1,234 of 10,000 files, 1.2 of 10.7 GB, about 3 min left`. */
export function progressLine(done: Amount, all: Amount, elapsedSeconds: number): string {
  const left = secondsLeft(fractionOf(done, all), elapsedSeconds)
  const unit = all.bytes >= 1e9 ? ([1e9, 'GB'] as const) : ([1e6, 'MB'] as const)
  const amount = (bytes: number): string => (bytes / unit[0]).toFixed(1)
  const files = `${done.files.toLocaleString('en')} of ${all.files.toLocaleString('en')} files`
  const bytes = `${amount(done.bytes)} of ${amount(all.bytes)} ${unit[1]}`
  return `${files}, ${bytes}${left === null ? '' : `, about ${duration(left)} left`}`
}

export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}
