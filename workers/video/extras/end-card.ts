import { encodeQR } from 'qr'
import sharp from 'sharp'
import type { WorkTags } from '../../../media/jobs/queues.ts'
import { svgText } from '../../files/svg-text.ts'

interface Size {
  width: number
  height: number
}

/** The empty space around a QR code that readers need, in modules (ISO/IEC 18004). */
const QUIET = 4
/** Of a bold sans-serif, in ems: what a letter takes on average. */
const LETTER = 0.6
const LINE = 1.3

/** What the card says; null where it has nothing to say or must not. */
export interface CardWords {
  organisation: string
  help: string
  /** The short address of the work. */
  address: string
}

export function cardWords({ organisation, help, address, sensitive }: WorkTags): CardWords | null {
  if (!address || sensitive) return null
  return { organisation, help: help ?? '', address }
}

/**
 * The last picture of a film that people pass on: who made it, where help is, and the way to its page. PNG of exactly this
 * size; every module of the code is a whole number of pixels, or a small picture would blur it.
 */
export function drawEndCard(words: CardWords, size: Size): Promise<Buffer> {
  return sharp(Buffer.from(drawing(words, size)))
    .flatten({ background: '#fff' })
    .png()
    .toBuffer()
}

function drawing({ organisation, help, address }: CardWords, { width, height }: Size): string {
  const modules = encodeQR(address, 'raw', { ecc: 'medium', border: QUIET })
  const wide = width >= height
  const room = wide ? Math.min(height, width / 2) : Math.min(width, height / 2)
  const pixels = Math.max(1, Math.floor(room / modules.length))
  const side = pixels * modules.length
  const code = {
    x: wide ? Math.floor((width / 2 - side) / 2) : Math.floor((width - side) / 2),
    y: wide ? Math.floor((height - side) / 2) : Math.floor((height / 2 - side) / 2),
  }
  const text = wide
    ? { x: Math.max(width / 2, code.x + side), y: 0, width: width / 2, height }
    : { x: 0, y: height / 2, width, height: height / 2 }
  const bars = modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  const said = [organisation, help, address.replace(/^https?:\/\//, '')].filter((line) => line !== '')
  const { letters, lines } = fitted(said, {
    width: 0.92 * Math.min(text.width, width - text.x),
    height: 0.9 * text.height,
  })
  const top = text.y + (text.height - lines.length * letters * LINE) / 2
  const written = lines
    .map(({ words, bold }, index) => {
      const y = top + (index + 0.8) * letters * LINE
      return `<text x="${(text.x + 0.04 * text.width).toFixed(1)}" y="${y.toFixed(1)}"${bold ? ' font-weight="700"' : ''}>${svgText(words)}</text>`
    })
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="${width}" height="${height}" fill="#fff"/>
<path transform="translate(${code.x} ${code.y}) scale(${pixels})" d="${bars}" shape-rendering="crispEdges"/>
<g font-family="DejaVu Sans, Noto Sans, Liberation Sans, sans-serif" font-size="${letters}">${written}</g></svg>`
}

interface CardLine {
  words: string
  bold: boolean
}

/** The largest letters with which everything fits; the first and the second matter most. */
function fitted(
  said: readonly string[],
  room: { width: number; height: number },
): { letters: number; lines: CardLine[] } {
  const SMALLEST = 7
  for (let letters = Math.floor(room.height / 6); letters > SMALLEST; letters -= 1) {
    const lines = wrapped(said, Math.floor(room.width / (letters * LETTER)))
    const isWhole = lines.every(({ words }) => words.length * letters * LETTER <= room.width)
    if (isWhole && lines.length * letters * LINE <= room.height) return { letters, lines }
  }
  const most = Math.floor(room.width / (SMALLEST * LETTER))
  const lines = wrapped(said, most)
    .slice(0, Math.floor(room.height / (SMALLEST * LINE)))
    .map((line) => ({ ...line, words: line.words.slice(0, most) }))
  return { letters: SMALLEST, lines }
}

function wrapped(said: readonly string[], most: number): CardLine[] {
  return said.flatMap((text, index) => {
    const lines: string[] = ['']
    // An address breaks at its slashes and dots.
    for (const word of text.split(/\s+|(?<=[/.])(?=[^/.])/)) {
      const line = lines.at(-1) ?? ''
      const joint = line === '' || /[/.]$/.test(line) ? '' : ' '
      if (line === '' || line.length + joint.length + word.length <= most)
        lines[lines.length - 1] = line + joint + word
      else lines.push(word)
    }
    return lines.map((words) => ({ words, bold: index < 2 }))
  })
}
