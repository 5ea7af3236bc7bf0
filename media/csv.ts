/** A heading as it is compared: `Duración (s)` and `duracion (s)` name the same column. */
export function plainHeading(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
}

export interface CsvRow {
  /** Of the file, from 1: where the row begins. */
  line: number
  cells: string[]
}

/** A report may have a title and a period above its headings, which have no separator. */
const LINES_WEIGHED = 10

/**
 * RFC 4180, separated by whichever of `;`, tab and `,` is most frequent in a line near the top. Cells may contain line
 * breaks, so the line of a row is not its place in the list.
 */
export function parseCsv(text: string): CsvRow[] {
  const separator = separatorOf(text)
  const rows: CsvRow[] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  let line = 1
  let begun = 1
  const endRow = (): void => {
    rows.push({ line: begun, cells: [...row, cell.replace(/\r$/, '')] })
    row = []
    cell = ''
  }
  for (let place = 0; place < text.length; place++) {
    const character = text.charAt(place)
    if (character === '\n') line++
    if (quoted) {
      if (character !== '"') cell += character
      else if (text.charAt(place + 1) === '"') cell += text.charAt(++place)
      else quoted = false
    } else if (character === '"' && cell === '') quoted = true
    else if (character === separator) {
      row.push(cell)
      cell = ''
    } else if (character === '\n') {
      endRow()
      begun = line
    } else cell += character
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
}

function separatorOf(text: string): string {
  const lines = text.split(/\r?\n/, LINES_WEIGHED)
  const most = (mark: string): number => Math.max(...lines.map((line) => line.split(mark).length))
  return [';', '\t', ','].reduce((best, mark) => (most(mark) > most(best) ? mark : best))
}
