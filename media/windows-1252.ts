/** The characters of Windows-1252 where Latin-1 has control characters, from 0x80; a space means "unused". */
const HIGH = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

function byteOf(character: string): number | null {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code
  const place = character === ' ' ? -1 : HIGH.indexOf(character)
  return place === -1 ? null : 0x80 + place
}

export function fitsWindows1252(text: string): boolean {
  return [...text].every((character) => byteOf(character) !== null)
}

/** Letters of Quechua and other typography that has a near relative in Windows-1252. */
const NEAR: Readonly<Record<string, string>> = {
  ʼ: '’',
  ʻ: '‘',
  '′': "'",
  '″': '"',
  '−': '-',
  '‐': '-',
  '‑': '-',
}

/**
 * The text with what cannot be written replaced by what reads most like it: `ā` → `a`, `ʼ` → `’`. What has no relative
 * becomes `_`, which playlists and file names can hold; a `?` would be a wildcard to Windows.
 */
export function transliterated(text: string): string {
  return [...text.normalize('NFC')]
    .map((character) => {
      if (byteOf(character) !== null) return character
      const near = NEAR[character] ?? character.normalize('NFKD').replace(/\p{Mark}/gu, '')
      return near !== '' && fitsWindows1252(near) ? near : '_'
    })
    .join('')
}

/** What Windows-1252 cannot write is transliterated. */
export function toWindows1252(text: string): Uint8Array {
  return Uint8Array.from([...transliterated(text)], (character) => byteOf(character) ?? 0x5f)
}

/** For logs of programs that write nothing else. */
export function fromWindows1252(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) {
    const high = byte >= 0x80 && byte < 0xa0 ? HIGH[byte - 0x80] : undefined
    text += high === undefined || high === ' ' ? String.fromCharCode(byte) : high
  }
  return text
}
