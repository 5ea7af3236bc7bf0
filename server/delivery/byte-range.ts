import parseRange from 'range-parser'

/** The part of a file to send. The end is inclusive, as in HTTP. */
export type ByteRange = { start: number; end: number } | 'whole' | 'unsatisfiable'

/** The headers that decide over it. */
export interface RangeHeaders {
  range?: string | undefined
  'if-range'?: string | undefined
}

/**
 * The part that a request asks for (RFC 9110, 14.2). Of several parts, and of what cannot be read, the whole is sent,
 * as is where the file is no longer the one that the client has a part of.
 * @param tag the strong ETag of the file
 */
export function byteRange(
  { range, 'if-range': ifRange }: RangeHeaders,
  size: number,
  tag: string,
): ByteRange {
  if (range === undefined || (ifRange !== undefined && ifRange.trim() !== tag)) return 'whole'
  const parsed = parseRange(size, range)
  if (parsed === -1) return 'unsatisfiable'
  if (parsed === -2 || parsed.type !== 'bytes' || parsed.length !== 1) return 'whole'
  const [only] = parsed
  return only ? { start: only.start, end: only.end } : 'whole'
}
