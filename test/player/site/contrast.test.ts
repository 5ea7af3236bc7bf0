import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../../../player/styles/tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')

const colours = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  )

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

const TEXT_ON: [string, string[]][] = [
  ['ink', ['paper', 'surface', 'sunken']],
  ['ink-soft', ['paper', 'surface', 'sunken']],
  ['accent', ['paper', 'surface', 'sunken', 'accent-tint']],
  ['accent-strong', ['paper', 'surface']],
  ['on-accent', ['accent', 'accent-strong']],
  ['on-kind', ['video', 'spot', 'brochure']],
  ['good', ['surface', 'good-tint']],
  ['warn', ['surface', 'warn-tint']],
  ['bad', ['surface', 'bad-tint']],
]

test.each([
  ['light', colours(light)],
  ['dark', { ...colours(light), ...colours(dark) }],
])('text keeps 4.5:1 and outlines 3:1 in the %s theme (WCAG AA)', (_theme, palette) => {
  const pairs = TEXT_ON.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground, 4.5] as const))
  const outlines = ['paper', 'surface'].flatMap((ground) => [
    ['line-strong', ground, 3] as const,
    ['focus', ground, 3] as const,
  ])
  const weak = [...pairs, ...outlines]
    .map(([text, ground, least]) => ({
      text,
      ground,
      least,
      ratio: contrast(palette[text] ?? '', palette[ground] ?? ''),
    }))
    .filter(({ ratio, least }) => !(ratio >= least))
  expect(weak).toEqual([])
})
