const MOST_BYTES = 4096

// What says nothing about which bytes are wanted. A header that is not in this list makes a request one for the app.
const HARMLESS = [
  'accept(?:-encoding|-language)?',
  'cache-control|pragma|cookie|dnt|forwarded|origin|priority|referer|save-data|user-agent|via',
  'sec-[a-z-]+|x-[a-z-]+',
].join('|')
const HEADERS = new RegExp(
  `^host: [!-~]+\\r\\n(?:(?:(?:${HARMLESS}):[\\t -~]*|connection: keep-alive)\\r\\n)*\\r\\n$`,
  'i',
)
const VERSION = ' HTTP/1.1\r\n'

/**
 * The path that a request asks for, if that is all it does: a `GET` without body, range, condition or wish about the
 * connection, whole in these bytes and alone in them. Null for any other, right or wrong: those need a real parser.
 */
export function simpleGet(bytes: Buffer): string | null {
  if (bytes.length > MOST_BYTES) return null
  const text = bytes.toString('latin1')
  if (!text.startsWith('GET /')) return null
  const end = text.indexOf(VERSION)
  const path = text.slice(4, end)
  if (end < 0 || path.includes(' ') || path.includes('\r')) return null
  return HEADERS.test(text.slice(end + VERSION.length)) ? path : null
}
