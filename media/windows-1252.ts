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

/** Other characters become `?`. */
export function toWindows1252(text: string): Uint8Array {
  return Uint8Array.from([...text.normalize('NFC')], (character) => byteOf(character) ?? 0x3f)
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
