/** Fragmented MP4 (ISO/IEC 14496-12), as far as a piece is put behind the last one of a film. The picture is track 1. */

const PICTURE_TRACK = 1

interface Box {
  type: string
  /** Of the whole box. */
  start: number
  /** Of what is in it. */
  content: number
  end: number
}

/** Ticks a second of the picture in an initialization segment. */
export function timescaleOf(init: Buffer): number {
  const at = init.indexOf('mdhd', 0, 'latin1')
  if (at < 0) throw new RangeError('an initialization segment without mdhd')
  // Version and flags, then the times of creation and change: 4 or 8 bytes each.
  return init.readUInt32BE(at + 4 + (init[at + 4] === 1 ? 20 : 12))
}

/** The last moment of the picture in a segment, in ticks. */
export function pictureEnd(segment: Buffer): number {
  let last = 0
  for (const moof of boxes(segment).filter(({ type }) => type === 'moof')) {
    for (const traf of boxes(segment, moof.content, moof.end).filter(({ type }) => type === 'traf')) {
      last = Math.max(last, trackEnd(segment, boxes(segment, traf.content, traf.end)))
    }
  }
  if (last === 0) throw new RangeError('a segment without a picture')
  return last
}

/** What has to stand behind another film: everything but the head and the index. */
export function fragmentsOf(file: Buffer): Buffer {
  const kept = boxes(file).filter(({ type }) => type === 'moof' || type === 'mdat')
  return Buffer.concat(kept.map(({ start, end }) => file.subarray(start, end)))
}

function trackEnd(segment: Buffer, inside: readonly Box[]): number {
  const tfhd = inside.find(({ type }) => type === 'tfhd')
  const tfdt = inside.find(({ type }) => type === 'tfdt')
  if (tfhd === undefined || tfdt === undefined) return 0
  const [flags, track] = [
    segment.readUInt32BE(tfhd.content) & 0xffffff,
    segment.readUInt32BE(tfhd.content + 4),
  ]
  if (track !== PICTURE_TRACK) return 0
  // Base data offset and sample description come before the default duration.
  const before = ((flags & 0x1) === 0 ? 0 : 8) + ((flags & 0x2) === 0 ? 0 : 4)
  const usual = (flags & 0x8) === 0 ? 0 : segment.readUInt32BE(tfhd.content + 8 + before)
  let time =
    segment[tfdt.content] === 1
      ? Number(segment.readBigUInt64BE(tfdt.content + 4))
      : segment.readUInt32BE(tfdt.content + 4)
  let last = time
  for (const trun of inside.filter(({ type }) => type === 'trun')) {
    for (const { duration, delay } of samples(segment, trun, usual)) {
      last = Math.max(last, time + delay + duration)
      time += duration
    }
  }
  return last
}

function* samples(
  segment: Buffer,
  { content }: Box,
  usual: number,
): Generator<{ duration: number; delay: number }> {
  const version = segment[content]
  const flags = segment.readUInt32BE(content) & 0xffffff
  const has = (flag: number): boolean => (flags & flag) !== 0
  let at = content + 8 + (has(0x1) ? 4 : 0) + (has(0x4) ? 4 : 0)
  const next = (): number => {
    at += 4
    return at - 4
  }
  for (let left = segment.readUInt32BE(content + 4); left > 0; left -= 1) {
    const duration = has(0x100) ? segment.readUInt32BE(next()) : usual
    if (has(0x200)) next()
    if (has(0x400)) next()
    const place = has(0x800) ? next() : null
    const delay =
      place === null ? 0 : version === 0 ? segment.readUInt32BE(place) : segment.readInt32BE(place)
    yield { duration, delay }
  }
}

function boxes(buffer: Buffer, from = 0, to = buffer.length): Box[] {
  const found: Box[] = []
  for (let start = from; start + 8 <= to; ) {
    const size = buffer.readUInt32BE(start)
    const large = size === 1
    const bytes = large ? Number(buffer.readBigUInt64BE(start + 8)) : size === 0 ? to - start : size
    if (bytes < 8 || start + bytes > to) throw new RangeError('a box that ends outside of its parent')
    found.push({
      type: buffer.toString('latin1', start + 4, start + 8),
      ...{ start, content: start + (large ? 16 : 8), end: start + bytes },
    })
    start += bytes
  }
  return found
}
