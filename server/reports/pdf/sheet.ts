import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib'

/** A4 in points, and its margins. */
const [WIDTH, HEIGHT] = [595.28, 841.89] as const
export const MARGIN = 46
const FOOT = 52
export const INNER = WIDTH - 2 * MARGIN

export const INK = rgb(0.13, 0.11, 0.09)
export const SOFT = rgb(0.37, 0.33, 0.29)
export const ACCENT = rgb(0.61, 0.12, 0.25)
export const LINE = rgb(0.8, 0.76, 0.7)

interface Style {
  size: number
  bold?: boolean
  colour?: typeof INK
  /** From the left margin. */
  x?: number
  width?: number
  align?: 'left' | 'right'
}

/** A sheet that is written from the top to the bottom, and goes on on the next. */
export interface Sheet {
  /** From the bottom of the page, where the next thing stands. */
  y: number
  /** Begins a new page unless there is room for so much. @returns whether it did */
  keep(height: number): boolean
  gap(height: number): void
  /** The lines of a text in a width. */
  lines(text: string, style: Style): string[]
  /** Writes at the present height, without going on. @returns how high it is */
  write(text: string, style: Style): number
  /** Writes a paragraph, over pages if need be. */
  paragraph(text: string, style: Style): void
  rule(colour?: typeof INK, thickness?: number): void
  /** The bytes of the file, with a line at the foot of each page. */
  finish(footOf: (page: number, pages: number) => string): Promise<Uint8Array>
}

const LEADING = 1.38

export async function openSheet(about: { title: string; author: string; language: string }): Promise<Sheet> {
  const file = await PDFDocument.create()
  file.setTitle(about.title, { showInWindowTitleBar: true })
  file.setAuthor(about.author)
  file.setLanguage(about.language)
  const plain = await file.embedFont(StandardFonts.Helvetica)
  const bold = await file.embedFont(StandardFonts.HelveticaBold)
  const letters = new Set(plain.getCharacterSet())
  let page: PDFPage = file.addPage([WIDTH, HEIGHT])
  const fontOf = ({ bold: isBold }: Style): PDFFont => (isBold ? bold : plain)
  const writable = (text: string): string => withoutStrangers(text, letters)

  const sheet: Sheet = {
    y: HEIGHT - MARGIN,
    keep(height) {
      if (sheet.y - height >= FOOT) return false
      page = file.addPage([WIDTH, HEIGHT])
      sheet.y = HEIGHT - MARGIN
      return true
    },
    gap(height) {
      sheet.y -= height
    },
    lines: (text, style) =>
      wrapped(writable(text), style.width ?? INNER, (part) =>
        fontOf(style).widthOfTextAtSize(part, style.size),
      ),
    write(text, style) {
      const { size, colour = INK, x = 0, width = INNER, align = 'left' } = style
      const lines = sheet.lines(text, style)
      for (const [index, line] of lines.entries()) {
        const room = align === 'right' ? width - fontOf(style).widthOfTextAtSize(line, size) : 0
        const y = sheet.y - size - index * size * LEADING
        page.drawText(line, { x: MARGIN + x + room, y, size, font: fontOf(style), color: colour })
      }
      return lines.length * size * LEADING
    },
    paragraph(text, style) {
      for (const line of sheet.lines(text, style)) {
        sheet.keep(style.size * LEADING)
        sheet.y -= sheet.write(line, style)
      }
    },
    rule(colour = LINE, thickness = 0.6) {
      const [start, end] = [MARGIN, WIDTH - MARGIN]
      page.drawLine({
        start: { x: start, y: sheet.y },
        end: { x: end, y: sheet.y },
        color: colour,
        thickness,
      })
    },
    async finish(footOf) {
      const pages = file.getPages()
      for (const [index, each] of pages.entries()) {
        const text = writable(footOf(index + 1, pages.length))
        each.drawText(text, { x: MARGIN, y: 28, size: 8, font: plain, color: SOFT })
      }
      return file.save()
    },
  }
  return sheet
}

/**
 * What the fonts that every reader has can write: Spanish, Quechua and English. A letter with an accent of another
 * language loses it, and what nothing stands for is shown as a question mark.
 */
export function withoutStrangers(text: string, letters: ReadonlySet<number>): string {
  const known = (letter: string): boolean => letters.has(letter.codePointAt(0) ?? 0)
  return [...text.normalize('NFC').replace(/\s+/gu, ' ')]
    .map((letter) => {
      if (known(letter)) return letter
      const bare = [...letter.normalize('NFD')][0] ?? ''
      return known(bare) ? bare : '?'
    })
    .join('')
}

/** Breaks a text at its spaces; a word that is wider than a line, anywhere. */
export function wrapped(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (widthOf(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (widthOf(line) > width && line.length > 1) {
      let fits = line.length - 1
      while (fits > 1 && widthOf(line.slice(0, fits)) > width) fits--
      lines.push(line.slice(0, fits))
      line = line.slice(fits)
    }
  }
  return [...lines, line]
}
