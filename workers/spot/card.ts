import sharp from 'sharp'
import { levelsOf, type Waveform } from '../../media/waveform.ts'
import { svgText } from '../files/svg-text.ts'

/** What WhatsApp, Facebook and the others show a link with; they ask for 1.91 : 1. */
export const CARD = { width: 1200, height: 630 } as const

interface Said {
  title: string
  organisation: string
}

const MARGIN = 80
const BARS = 72
const WAVE = { middle: 440, height: 200 } as const
/** What 60 pixels of a bold sans-serif leave room for. */
const LETTERS_A_LINE = 24
const MOST_LINES = 3
const QUALITY = 82

/** The picture of a spot for when its address is sent: waveform, title and who made it. JPEG, far below 100 kB. */
export function spotCard(said: Said, wave: Waveform): Promise<Buffer> {
  return sharp(Buffer.from(drawing(said, wave)))
    .jpeg({ quality: QUALITY, mozjpeg: true })
    .toBuffer()
}

function drawing({ title, organisation }: Said, wave: Waveform): string {
  const { width, height } = CARD
  const lines = inLines(title)
    .map(
      (line, index) =>
        `<text x="${MARGIN}" y="${130 + index * 76}" font-size="60" font-weight="700">${svgText(line)}</text>`,
    )
    .join('')
  const step = (width - 2 * MARGIN) / BARS
  const levels = levelsOf(wave, BARS)
  const loudest = Math.max(1, ...levels)
  const bars = levels
    .map((level, index) => {
      const tall = Math.max(6, (level / loudest) * WAVE.height)
      const x = MARGIN + index * step
      return `<rect x="${x.toFixed(1)}" y="${(WAVE.middle - tall / 2).toFixed(1)}" width="${(step * 0.6).toFixed(1)}" height="${tall.toFixed(1)}" rx="3"/>`
    })
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="${width}" height="${height}" fill="#7a1530"/>
<g fill="#fff" font-family="DejaVu Sans, Noto Sans, Liberation Sans, sans-serif">${lines}
<text x="${MARGIN}" y="${height - 40}" font-size="34" fill="#f6d9a8">${svgText(cut(organisation, 52))}</text></g>
<g fill="#f6c445">${bars}</g></svg>`
}

/** As many words on each line as fit, at most three lines. */
export function inLines(title: string): string[] {
  const lines: string[] = ['']
  for (const word of title.trim().split(/\s+/)) {
    const line = lines.at(-1) ?? ''
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length <= LETTERS_A_LINE || line === '') lines[lines.length - 1] = longer
    else lines.push(word)
  }
  const shown = lines.slice(0, MOST_LINES).map((line) => cut(line, LETTERS_A_LINE + 2))
  if (lines.length > MOST_LINES)
    shown[MOST_LINES - 1] = `${cut(lines[MOST_LINES - 1] ?? '', LETTERS_A_LINE - 1)}…`
  return shown
}

function cut(text: string, letters: number): string {
  const all = [...text]
  return all.length <= letters ? text : `${all.slice(0, letters - 1).join('')}…`
}
