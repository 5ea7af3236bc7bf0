import { fromWindows1252 } from './windows-1252.ts'

/**
 * The text of a file in whatever encoding its editor saved it: UTF-16 by its byte order mark or its zeros, then UTF-8
 * where the bytes are valid UTF-8, else Windows-1252, which is what is left on Spanish-speaking PCs. Lines end in `\n`.
 */
export function decodeText(bytes: Uint8Array): string {
  return textOf(bytes)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
}

function textOf(bytes: Uint8Array): string {
  const utf16 = utf16Of(bytes)
  if (utf16 !== null) return new TextDecoder(utf16).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not an error but the check itself: nothing else distinguishes valid UTF-8 from older encodings.
    return fromWindows1252(bytes)
  }
}

/** Far enough to meet letters, which have a zero in every other byte as long as they are Latin. */
const LOOKED_AT = 64

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, LOOKED_AT)
  const zeros = (odd: 0 | 1): number => head.filter((byte, place) => place % 2 === odd && byte === 0).length
  if (zeros(1) * 4 > head.length && zeros(0) === 0) return 'utf-16le'
  return zeros(0) * 4 > head.length && zeros(1) === 0 ? 'utf-16be' : null
}
