// Letters that do not decompose into a base letter and an accent.
const REPLACED: Record<string, string> = {
  '¿': '',
  '¡': '',
  '«': '"',
  '»': '"',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '…': '...',
  '·': '-',
  '•': '-',
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
  '\u00A0': ' ',
}

/** Text for ASCII-only fields: letters lose their accents, other characters without an ASCII equivalent are dropped. */
export function toAscii(text: string): string {
  return text
    .replace(/[^\p{ASCII}]/gu, (character) => REPLACED[character] ?? character)
    .normalize('NFD')
    .replace(/[^\p{ASCII}]/gu, '')
    .replace(/[^\P{Cc}\r\n\t]/gu, '')
}

/** The same on one line, with single spaces. */
export function toAsciiLine(text: string): string {
  return toAscii(text).replace(/\s+/g, ' ').trim()
}
