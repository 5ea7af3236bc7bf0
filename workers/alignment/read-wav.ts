export interface Pcm {
  rate: number
  samples: Int16Array
}

const HEADER = 12
const CHUNK_HEADER = 8

/**
 * Mono 16-bit WAV that a program wrote to a pipe: it could not go back to say how long it is, so the sound goes to the end.
 * @throws RangeError for anything else
 */
export function readWav(bytes: Buffer): Pcm {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF') throw new RangeError('not a WAV file')
  let rate = 0
  for (let at = HEADER; at + CHUNK_HEADER <= bytes.length; ) {
    const id = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    const start = at + CHUNK_HEADER
    if (id === 'fmt ') {
      if (bytes.readUInt16LE(start + 2) !== 1 || bytes.readUInt16LE(start + 14) !== 16)
        throw new RangeError('not mono in 16 bit')
      rate = bytes.readUInt32LE(start + 4)
    }
    if (id === 'data') {
      const end = Math.min(bytes.length, start + length)
      return { rate, samples: int16(bytes.subarray(start, end)) }
    }
    at = start + length + (length % 2)
  }
  throw new RangeError('a WAV file without sound')
}

/** Little-endian samples, copied: a view would have to begin at an even address. */
export function int16(bytes: Buffer): Int16Array {
  const copy = new Uint8Array(bytes.length & ~1)
  copy.set(bytes.subarray(0, copy.length))
  return new Int16Array(copy.buffer)
}
