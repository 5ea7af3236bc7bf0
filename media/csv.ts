/** A heading as it is compared: `Duración (s)` and `duracion (s)` name the same column. */
export function plainHeading(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
}

/** RFC 4180, separated by whichever of `;`, tab and `,` is most frequent in the first line. */
export function parseCsv(text: string): string[][] {
  const heading = text.slice(0, text.search(/[\r\n]|$/))
  const count = (mark: string): number => heading.split(mark).length
  const separator = [';', '\t', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let place = 0; place < text.length; place++) {
    const character = text.charAt(place)
    if (quoted) {
      if (character !== '"') cell += character
      else if (text.charAt(place + 1) === '"') cell += text.charAt(++place)
      else quoted = false
    } else if (character === '"' && cell === '') quoted = true
    else if (character === separator) {
      row.push(cell)
      cell = ''
    } else if (character === '\n') {
      rows.push([...row, cell.replace(/\r$/, '')])
      row = []
      cell = ''
    } else cell += character
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell.replace(/\r$/, '')])
  return rows
}
