/** A run of MPEG audio or AAC (ADTS) frames, each beginning where the one before ends. */
export interface FrameRun {
  /** Offset of the first frame. */
  start: number
  frames: number
  /** Seconds of sound in it. */
  seconds: number
  /** Whether it goes on to the very end of the bytes. */
  reachesEnd: boolean
}

// By chance, one offset in some 2,000 looks like a frame; this many in a row do not happen.
const ENOUGH = 6

/**
 * Finds the first run of sound frames, as a file has them that begins with something else: an unknown tag, the
 * remains of a broken download. Bytes at the end may be missing, as in the first part of a file.
 */
export function findFrames(bytes: Uint8Array): FrameRun | null {
  for (let at = bytes.indexOf(0xff); at >= 0 && at < bytes.length - 4; at = bytes.indexOf(0xff, at + 1)) {
    const run = runFrom(bytes, at)
    if (run !== null && (run.frames >= ENOUGH || (at === 0 && run.reachesEnd))) return run
  }
  return null
}

function runFrom(bytes: Uint8Array, start: number): FrameRun | null {
  const first = frameAt(bytes, start)
  if (first === null) return null
  let frames = 0
  let seconds = 0
  let at = start
  while (at < bytes.length) {
    const frame = frameAt(bytes, at)
    if (frame === null || frame.codec !== first.codec) break
    frames += 1
    seconds += frame.seconds
    at += frame.bytes
  }
  return { start, frames, seconds, reachesEnd: at >= bytes.length }
}

interface Frame {
  codec: 'mpeg' | 'adts'
  bytes: number
  seconds: number
}

function frameAt(bytes: Uint8Array, at: number): Frame | null {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bytes.subarray(at, at + 6)
  if (a !== 0xff || (b & 0xe0) !== 0xe0) return null
  // ISO 13818-7: twelve bits of sync, layer 0.
  if ((b & 0xf6) === 0xf0) return adtsFrame(c, d, e, f)
  return mpegFrame(b, c)
}

const ADTS_RATES = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350]
const ADTS_HEADER = 7

function adtsFrame(c: number, d: number, e: number, f: number): Frame | null {
  const rate = ADTS_RATES[(c >> 2) & 15]
  const size = ((d & 3) << 11) | (e << 3) | (f >> 5)
  return rate === undefined || size <= ADTS_HEADER
    ? null
    : { codec: 'adts', bytes: size, seconds: 1024 / rate }
}

// ISO 11172-3 and 13818-3, in kbit/s, by layer.
const MPEG1 = [
  [],
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
]
const MPEG2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const MPEG2_LAYER1 = [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256]
const RATES = [44100, 48000, 32000]

function mpegFrame(b: number, c: number): Frame | null {
  const version = (b >> 3) & 3
  // 1 is layer III, 2 is II, 3 is I.
  const layer = (b >> 1) & 3
  const base = RATES[(c >> 2) & 3]
  if (version === 1 || layer === 0 || base === undefined) return null
  const isFirst = version === 3
  const table = isFirst ? MPEG1[layer] : layer === 3 ? MPEG2_LAYER1 : MPEG2
  const bitrate = (table?.[c >> 4] ?? 0) * 1000
  if (bitrate === 0) return null
  const rate = base / (isFirst ? 1 : version === 2 ? 2 : 4)
  const samples = layer === 3 ? 384 : layer === 1 && !isFirst ? 576 : 1152
  const padding = (c >> 1) & 1
  const size =
    layer === 3
      ? (Math.floor((12 * bitrate) / rate) + padding) * 4
      : Math.floor(((samples / 8) * bitrate) / rate) + padding
  return { codec: 'mpeg', bytes: size, seconds: samples / rate }
}
