/** A table as spreadsheets of Peru open it: `;`, and a mark that says UTF-8. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map(cellText).join(';'))
  return `\ufeff${lines.join('\r\n')}\r\n`
}

/** A cell that begins like a formula would be run as one. */
function cellText(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[;"\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Has the browser save a text as a file. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Some browsers read it only after the press.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
