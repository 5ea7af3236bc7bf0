import { type ByteRange, byteRange } from './byte-range.ts'
import { isFresh } from './conditional.ts'
import { isCompressible } from './content-types.ts'
import { type Encoding, encodingFor } from './encodings.ts'
import type { HotFile } from './hot-files.ts'

/** A file that whoever asks may have. */
export interface Offer {
  key: string
  type: string
  cacheControl: string
  /** Whether it is for everyone, and so for players and pages of other sites too. */
  open: boolean
  /** Whether another file may come under this key. */
  changing: boolean
  /** SHA-256 in hex where it is known: it is then the ETag, and is sent along. */
  sha256?: string
}

/** The request headers that decide over an answer. */
export interface Asked {
  range?: string | undefined
  'if-range'?: string | undefined
  'if-none-match'?: string | undefined
  'if-modified-since'?: string | undefined
  'accept-encoding'?: string | undefined
}

export interface FileAnswer {
  status: 200 | 206 | 304 | 416
  /** Names and values by turns, as `writeHead` takes them. Without the length of an encoded body. */
  headers: string[]
  /** The part of the file to send; null where no byte of it is. */
  part: Exclude<ByteRange, string> | null
  /** What to compress it with. */
  encoding: Encoding | null
}

/** The one kind of published file that a browser opens as a page of its own. */
const DOCUMENT = 'application/pdf'
// Smaller files fit into the packet that carries the headers.
const COMPRESSED_FROM = 1024

const ALWAYS = ['accept-ranges', 'bytes', 'x-content-type-options', 'nosniff']

/**
 * How a request for a file is answered (RFC 9110). A part is never compressed: of no use to anyone.
 * @param siteHeaders names and values, by turns, of what every answer of the site carries
 */
export function answerFor(
  asked: Asked,
  offer: Offer,
  file: Pick<HotFile, 'bytes' | 'modifiedAt' | 'tag' | 'content'>,
  siteHeaders: readonly string[],
): FileAnswer {
  const compressible = isCompressible(offer.type) && file.content !== null && file.bytes >= COMPRESSED_FROM
  const encoding = compressible && asked.range === undefined ? encodingFor(asked['accept-encoding']) : null
  const tag = tagOf(offer, file, encoding)
  // Times count whole seconds, too coarse for what may change within one.
  const modifiedAt = offer.changing || offer.sha256 !== undefined ? null : file.modifiedAt

  const headers = [...siteHeaders, ...ALWAYS, 'etag', tag, 'cache-control', offer.cacheControl]
  if (modifiedAt) headers.push('last-modified', modifiedAt.toUTCString())
  if (isCompressible(offer.type)) headers.push('vary', 'accept-encoding')
  if (offer.open) headers.push('access-control-allow-origin', '*')
  headers.push('cross-origin-resource-policy', offer.open ? 'cross-origin' : 'same-origin')
  if (isFresh(asked, tag, modifiedAt)) return { status: 304, headers, part: null, encoding: null }

  const range = byteRange(asked, file.bytes, tag)
  if (range === 'unsatisfiable') {
    headers.push('content-range', `bytes */${file.bytes}`, 'content-length', '0')
    return { status: 416, headers, part: null, encoding: null }
  }
  headers.push('content-type', offer.type)
  if (offer.sha256 !== undefined) headers.push('repr-digest', digestOf(offer.sha256))
  if (offer.type === DOCUMENT) headers.push('content-security-policy', "frame-ancestors 'self'")
  if (encoding !== null) headers.push('content-encoding', encoding)
  const part = range === 'whole' ? { start: 0, end: file.bytes - 1 } : range
  if (range !== 'whole') headers.push('content-range', `bytes ${part.start}-${part.end}/${file.bytes}`)
  if (encoding === null) headers.push('content-length', String(part.end - part.start + 1))
  return { status: range === 'whole' ? 200 : 206, headers, part, encoding }
}

function tagOf({ sha256 }: Offer, { tag }: Pick<HotFile, 'tag'>, encoding: Encoding | null): string {
  if (sha256 !== undefined) return `"${sha256}"`
  // Other bytes, so another strong tag.
  return encoding === null ? tag : tag.replace(/"$/, `-${encoding}"`)
}

function digestOf(sha256: string): string {
  return `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`
}
