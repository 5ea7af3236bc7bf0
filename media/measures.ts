/** Durations and sizes for people, the same on the server's pages and in browser scripts. */

/** `3:25`, or `1:02:05` from one hour on. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds)
  const two = (n: number): string => String(n).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** ISO 8601: `PT1H2M5S`. */
export function isoDuration(seconds: number): string {
  const whole = Math.round(seconds)
  const parts = [
    [Math.floor(whole / 3600), 'H'],
    [Math.floor(whole / 60) % 60, 'M'],
    [whole % 60, 'S'],
  ] as const
  const text = parts.map(([n, unit]) => (n > 0 ? `${n}${unit}` : '')).join('')
  return `PT${text || '0S'}`
}

/** `640 kB`, `1,2 MB`, `35 MB`: decimal units, as data bundles are sold. */
export function size(bytes: number, locale: string): string {
  // Never "0 kB": even the smallest download costs something.
  if (bytes < 999_500) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  const [value, unit] = bytes < 999_500_000 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB']
  return `${decimal(value, value < 10 ? 1 : 0, locale)} ${unit}`
}

/** A number with a locale's decimal separator. Peru officially uses a comma, although browsers' data say a point. */
export function decimal(value: number, digits: number, locale: string): string {
  const text = value.toFixed(digits).replace(/\.0+$/, '').replace('-', '−')
  return locale.startsWith('es') ? text.replace('.', ',') : text
}

/** `3838`, `12 400`: four digits stand together, as the Academy recommends. */
export function grouped(count: number): string {
  const digits = String(count)
  return digits.length > 4 ? digits.replace(/\B(?=(\d{3})+$)/g, '\u00a0') : digits
}
