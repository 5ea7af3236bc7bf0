// Every list that some player or ffmpeg demuxer follows to another file: HLS, M3U, PLS, concat scripts, DASH, Smooth
// Streaming, SMIL, ASX, XSPF, SDP, and reference movies of RealMedia and QuickTime.
const LISTS = [
  /^#EXT/,
  /^ffconcat version/,
  /^\[(playlist|reference)\]/i,
  /^(file|stream|option)\s+['"]?\S/,
  // A comment ends at the first `-->` and nowhere else: were it left open, each comment would double the tries.
  /^(<\?xml[^>]*>\s*)?(<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE[^>]*>\s*)*<(mpd|smoothstreamingmedia|smil|asx|playlist)\b/i,
  /^v=0\r?\n\s*o=/,
  /^(RTSPtext|SMILtext|rtsptext)/,
  /^(?:https?|rtsp|rtmp|mms|file):\/\/\S+\s*$/im,
]

// Bytes below the space that texts do contain: tab, line feed, vertical tab, form feed, return, escape.
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b])

/** Whether the beginning of a file is a list of other files or addresses: the probe must never follow one. */
export function pointsElsewhere(head: Uint8Array): boolean {
  const text = decode(head).replace(/^[\ufeff\s]+/, '')
  if (LISTS.slice(0, -1).some((list) => list.test(text))) return true
  // A bare address, as in .ram and .strm files; in a binary it could be anything.
  return isText(head) && (LISTS.at(-1)?.test(text.slice(0, 4096)) ?? false)
}

/** Whether it reads as text in any usual encoding. Media without a signature is never that. */
export function isText(head: Uint8Array): boolean {
  // An MPEG audio frame can begin like UTF-16 does; only the text then has no zero characters.
  if (isUtf16(head)) return !decode(head).includes('\0')
  if (!head.every((byte) => byte >= 0x20 || TEXT_CONTROLS.has(byte))) return false
  // In every encoding of our languages most letters are plain; bytes without a zero alone are no text.
  const plain = head.reduce((count, byte) => count + (byte < 0x80 ? 1 : 0), 0)
  return plain >= head.length / 2
}

function isUtf16(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
}

function decode(head: Uint8Array): string {
  if (isUtf16(head)) return new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head)
  return latin1(head).replace(/^\xef\xbb\xbf/, '')
}

/** Each byte as the character of its number. */
export function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
