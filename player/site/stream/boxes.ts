/**
 * What a player has to know of fragmented MP4 (ISO/IEC 14496-12) as our workers write it. Boxes are found by their names:
 * init segments and the heads of segments are small and hold nothing that could be mistaken for one.
 */

// A head lists each sample in 16 bytes at most, so a minute of both tracks fits.
const HEAD_BYTES = 65_536

/** MIME type with RFC 6381 codecs, for a `SourceBuffer`. @throws RangeError where there is no H.264 in it */
export function mimeOf(init: ArrayBuffer): string {
  const { text, view } = open(init)
  const avcc = text.indexOf('avcC')
  if (avcc < 0) throw new RangeError('an init segment without avcC')
  // configurationVersion, then profile, compatibility, level.
  const profile = [5, 6, 7]
    .map((at) =>
      view
        .getUint8(avcc + at)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
  const sound = text.includes('mp4a') ? ',mp4a.40.2' : ''
  return `video/mp4; codecs="avc1.${profile}${sound}"`
}

/** Seconds on the file's own clock at which the first picture of a segment is shown. */
export function firstPicture(init: ArrayBuffer, segment: ArrayBuffer): number {
  const track = pictureTrack(init)
  const { text, view } = open(segment)
  for (let at = text.indexOf('traf'); at >= 0; at = text.indexOf('traf', at + 4)) {
    const tfhd = text.indexOf('tfhd', at)
    if (view.getUint32(tfhd + 8) !== track.id) continue
    const tfdt = text.indexOf('tfdt', at)
    const high = view.getUint8(tfdt + 4) === 1 ? view.getUint32(tfdt + 8) * 2 ** 32 : 0
    const low = view.getUint32(tfdt + (view.getUint8(tfdt + 4) === 1 ? 12 : 8))
    const decoded = high + low + firstOffset(view, text.indexOf('trun', at))
    return (decoded - track.editedAway) / track.timescale
  }
  throw new RangeError('a segment without pictures')
}

interface PictureTrack {
  id: number
  timescale: number
  /** Time that the edit list takes off: how long the first picture waits for those decoded before it. */
  editedAway: number
}

function pictureTrack(init: ArrayBuffer): PictureTrack {
  const { text, view } = open(init)
  for (let at = text.indexOf('trak'); at >= 0; at = text.indexOf('trak', at + 4)) {
    const hdlr = text.indexOf('hdlr', at)
    if (text.slice(hdlr + 12, hdlr + 16) !== 'vide') continue
    const elst = text.indexOf('elst', at)
    const next = text.indexOf('trak', at + 4)
    const isEdited = elst >= 0 && (next < 0 || elst < next) && view.getUint32(elst + 8) === 1
    // Behind two times, which version 1 writes in eight bytes each.
    const behindTimes = (box: number): number => box + (view.getUint8(box + 4) === 1 ? 24 : 16)
    return {
      id: view.getUint32(behindTimes(text.indexOf('tkhd', at))),
      timescale: view.getUint32(behindTimes(text.indexOf('mdhd', at))),
      // After a duration of four bytes, or of eight in version 1; then its low half is enough.
      editedAway: isEdited ? view.getInt32(elst + (view.getUint8(elst + 4) === 1 ? 24 : 16)) : 0,
    }
  }
  throw new RangeError('an init segment without a picture')
}

/** How much later than it is decoded the first sample of a run is shown. */
function firstOffset(view: DataView, trun: number): number {
  const flags = view.getUint32(trun + 4) & 0xffffff
  if ((flags & 0x800) === 0) return 0
  const before = [0x1, 0x4, 0x100, 0x200, 0x400].filter((flag) => flags & flag).length
  return view.getInt32(trun + 12 + 4 * before)
}

function open(buffer: ArrayBuffer): { text: string; view: DataView } {
  const head = new Uint8Array(buffer, 0, Math.min(buffer.byteLength, HEAD_BYTES))
  let text = ''
  for (const byte of head) text += String.fromCharCode(byte)
  return { text, view: new DataView(buffer) }
}
