/**
 * The initialization segment of a rung (`init.mp4`), as far as we read it: ISO/IEC 14496-12 boxes, the `avcC` of
 * 14496-15 and the `esds` of 14496-14.
 */

/** Codec strings of the tracks inside (RFC 6381), for the master playlist: `avc1.64001f,mp4a.40.2`. */
export function codecsOf(init: Buffer): string {
  const avcc = find(init, 'avcC')
  if (avcc === null) throw new RangeError('an initialization segment without avcC')
  // configurationVersion, then profile, compatibility, level.
  const picture = `avc1.${init.subarray(avcc + 1, avcc + 4).toString('hex')}`
  return find(init, 'esds') === null ? picture : `${picture},mp4a.40.2`
}

/**
 * The same segment with its audio bit rates set to `bitrate`. ffmpeg writes the average of what it has read, which
 * differs between the head of the sound and the whole; all chunks of a rung must have the same segment, byte for byte.
 */
export function withNominalBitrate(init: Buffer, bitrate: number): Buffer {
  const esds = find(init, 'esds')
  if (esds === null) return init
  const copy = Buffer.from(init)
  writeRates(copy, decoderConfig(init, esds) + 5, bitrate)
  // The audio track's `btrt` follows its `esds` directly.
  const btrt = find(init, 'btrt', esds)
  if (btrt !== null) writeRates(copy, btrt + 4, bitrate)
  return copy
}

function writeRates(buffer: Buffer, at: number, bitrate: number): void {
  buffer.writeUInt32BE(bitrate, at)
  buffer.writeUInt32BE(bitrate, at + 4)
}

/** Offset of the content of the DecoderConfigDescriptor: object type, stream type, buffer size (3), then bit rates. */
function decoderConfig(init: Buffer, esds: number): number {
  const DECODER_CONFIG = 0x04
  // version and flags, then ES_Descriptor: tag, length, ES_ID (2), flags (1).
  const inside = afterLength(init, esds + 4 + 1) + 3
  if (init[inside] !== DECODER_CONFIG) throw new RangeError('an esds without a decoder configuration')
  return afterLength(init, inside + 1)
}

/** Skips a length field of one to four bytes, seven bits each. */
function afterLength(init: Buffer, at: number): number {
  let next = at
  while (((init[next] ?? 0) & 0x80) !== 0) next += 1
  return next + 1
}

/** Offset of the content of the first box of this type, or null. */
function find(init: Buffer, type: string, from = 0): number | null {
  const at = init.indexOf(type, from, 'latin1')
  return at < 0 ? null : at + type.length
}
