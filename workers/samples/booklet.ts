import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib'
import type { BookletPage } from './scripts.ts'

/** A5, in points. */
const PAGE: [number, number] = [420, 595]
const MARGIN = 42
const WHITE = rgb(1, 1, 1)
const INK = rgb(0.13, 0.13, 0.13)
const BANDS = [rgb(0.12, 0.31, 0.37), rgb(0.62, 0.3, 0.16), rgb(0.3, 0.42, 0.2), rgb(0.42, 0.2, 0.38)]

/** A booklet with one heading and a few paragraphs a page, in the fonts that every PDF reader has. */
export async function makeBooklet(title: string, pages: readonly BookletPage[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.setTitle(title)
  document.setLanguage('es-PE')
  const plain = await document.embedFont(StandardFonts.Helvetica)
  const bold = await document.embedFont(StandardFonts.HelveticaBold)
  pages.forEach((content, index) => {
    const page = document.addPage(PAGE)
    page.drawRectangle({ x: 0, y: 455, width: 420, height: 140, color: BANDS[index % BANDS.length] })
    write(page, content.heading, { font: bold, size: 26, y: 535, color: WHITE })
    let y = 410
    for (const paragraph of content.paragraphs) {
      y = write(page, paragraph, { font: plain, size: 15, y, color: INK }) - 12
    }
    write(page, `${title} · ${index + 1}`, { font: plain, size: 9, y: 34, color: INK })
  })
  return document.save()
}

/** Writes a text between the margins and returns where the next line would stand. */
function write(
  page: PDFPage,
  text: string,
  style: { font: PDFFont; size: number; y: number; color: ReturnType<typeof rgb> },
): number {
  const { y, ...look } = style
  const lineHeight = style.size * 1.4
  const lines = wrap(text, (line) => style.font.widthOfTextAtSize(line, style.size) <= PAGE[0] - 2 * MARGIN)
  lines.forEach((line, index) => {
    page.drawText(line, { ...look, x: MARGIN, y: y - index * lineHeight })
  })
  return y - lines.length * lineHeight
}

/** Breaks a text into lines that fit; a word that fits nowhere stands alone. */
export function wrap(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trimStart()
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
