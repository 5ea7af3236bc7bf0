// What takes the accents off does not know these.
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

/** Text for fields that know only ASCII: letters lose their accents, other characters without a likeness are left out. */
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
