import { type Block, type Column, REPORT_TEXTS, type ReportContent, type ShownFigure } from '../content.ts'
import { ACCENT, INK, INNER, openSheet, type Sheet, SOFT } from './sheet.ts'

/** A report as a file to send and to print: A4, with nothing that a reader would have to load. */
export async function reportPdf(content: ReportContent, organisation: string): Promise<Uint8Array> {
  const { title, kicker, facts, fixed, blocks, language } = content
  const words = REPORT_TEXTS[language]
  const sheet = await openSheet({ title: `${words.report}: ${title}`, author: organisation, language })
  sheet.paragraph(kicker, { size: 10, bold: true, colour: ACCENT })
  sheet.gap(4)
  sheet.paragraph(title, { size: 24, bold: true })
  sheet.gap(8)
  for (const { label, value } of facts) row(sheet, label, value)
  if (fixed !== null) {
    sheet.gap(4)
    sheet.paragraph(fixed, { size: 9, colour: SOFT })
  }
  sheet.gap(10)
  sheet.rule(ACCENT, 2)
  sheet.gap(12)
  for (const [index, block] of blocks.entries()) draw(sheet, block, blocks[index + 1])
  return sheet.finish((page, pages) => `${organisation} · ${title} · ${words.page(page, pages)}`)
}

const LABEL = 120

function row(sheet: Sheet, label: string, value: string): void {
  const inLabel = { size: 10, colour: SOFT, width: LABEL - 8 }
  const inValue = { size: 10, x: LABEL, width: INNER - LABEL }
  sheet.keep(sheet.lines(value, inValue).length * 14)
  const heights = [sheet.write(label, inLabel), sheet.write(value, inValue)]
  sheet.gap(Math.max(...heights) + 2)
}

function draw(sheet: Sheet, block: Block, next: Block | undefined): void {
  switch (block.type) {
    case 'heading':
      // A heading never stands alone at the end of a page.
      sheet.gap(14)
      sheet.keep(next?.type === 'text' ? 60 : 110)
      sheet.paragraph(block.text, { size: 14, bold: true })
      sheet.gap(5)
      return
    case 'text':
      sheet.paragraph(block.text, { size: 10 })
      sheet.gap(6)
      return
    case 'figures':
      figures(sheet, block.items)
      return
    case 'outcomes':
      outcomes(sheet, block.items)
      return
    case 'table':
      table(sheet, block)
      return
  }
}

const ACROSS = 3
const BETWEEN = 18

function figures(sheet: Sheet, items: readonly ShownFigure[]): void {
  const width = (INNER - (ACROSS - 1) * BETWEEN) / ACROSS
  for (let start = 0; start < items.length; start += ACROSS) {
    sheet.keep(86)
    sheet.rule()
    sheet.gap(6)
    const top = sheet.y
    let lowest = top
    for (const [index, { amount, label, note }] of items.slice(start, start + ACROSS).entries()) {
      const at = { x: index * (width + BETWEEN), width }
      sheet.y = top
      sheet.gap(sheet.write(amount, { ...at, size: 20, bold: true }))
      sheet.gap(sheet.write(label, { ...at, size: 10, bold: true }) + 1)
      sheet.gap(sheet.write(note, { ...at, size: 8, colour: SOFT }))
      lowest = Math.min(lowest, sheet.y)
    }
    sheet.y = lowest - 10
  }
}

function outcomes(sheet: Sheet, items: readonly ShownFigure[]): void {
  const at = { x: 64, width: INNER - 64 }
  for (const { amount, label, note } of items) {
    sheet.keep(sheet.lines(label, { ...at, size: 10 }).length * 14 + 18)
    const top = sheet.y
    if (amount !== '') sheet.write(amount, { size: 17, bold: true, width: 60 })
    sheet.gap(4)
    sheet.gap(sheet.write(label, { ...at, size: 10 }))
    if (note !== '') sheet.gap(sheet.write(note, { ...at, size: 8, colour: SOFT }))
    sheet.y = Math.min(sheet.y, top - 22) - 6
  }
}

function table(sheet: Sheet, { columns, rows, foot }: Extract<Block, { type: 'table' }>): void {
  const widths = widthsOf(columns)
  const lefts = widths.map((_width, index) => widths.slice(0, index).reduce((sum, width) => sum + width, 0))
  const line = (cells: readonly string[], bold: boolean, colour = INK): void => {
    const styles = cells.map((_cell, index) => ({
      ...{
        size: 8.5,
        bold: bold || index === 0,
        colour,
        x: lefts[index] ?? 0,
        width: (widths[index] ?? 0) - 6,
      },
      align: columns[index]?.isNumber ? ('right' as const) : ('left' as const),
    }))
    const heights = cells.map((cell, index) => sheet.write(cell, styles[index] ?? { size: 8.5 }))
    sheet.gap(Math.max(...heights) + 4)
  }
  const heightOf = (cells: readonly string[]): number =>
    Math.max(
      ...cells.map(
        (cell, index) => sheet.lines(cell, { size: 8.5, bold: true, width: (widths[index] ?? 0) - 6 }).length,
      ),
    ) *
      12 +
    8
  const heading = (): void => {
    line(
      columns.map(({ text }) => text),
      true,
      SOFT,
    )
    sheet.rule()
    sheet.gap(3)
  }
  heading()
  for (const cells of rows) {
    if (sheet.keep(heightOf(cells))) heading()
    line(cells, false)
    sheet.rule()
    sheet.gap(3)
  }
  sheet.keep(24)
  line(foot, true)
  sheet.gap(4)
}

/** Numbers are as wide as their headings; the first column has what the others leave. */
function widthsOf(columns: readonly Column[]): number[] {
  const wide = columns.some(({ isNumber }, index) => index > 0 && !isNumber)
  const widthOf = ({ isNumber }: Column): number => (isNumber ? (wide ? 53 : 110) : 72)
  const [, ...others] = columns.map(widthOf)
  return [INNER - others.reduce((sum, width) => sum + width, 0), ...others]
}
