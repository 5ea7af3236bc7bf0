/**
 * The text of a subtitle file in whatever encoding its editor saved it: a byte order mark decides, then UTF-8 where
 * the bytes are valid UTF-8, else Windows-1252, which is what is left on Spanish-speaking PCs. Lines end in `\n`.
 */
export function decodeText(bytes: Uint8Array): string {
  return textOf(bytes)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
}

function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not an error but the check itself: nothing else distinguishes valid UTF-8 from older encodings.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
