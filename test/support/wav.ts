const HEADER_BYTES = 44
const RATE = 44_100
const CHANNELS = 2
const BYTES_PER_FRAME = CHANNELS * 2

/**
 * A WAV file: 16 bit, stereo, 44.1 kHz.
 * @param loudness 0 is silence, 1 a full-scale tone of 440 Hz
 */
export function wav(seconds: number, loudness: number): Buffer {
  const frames = Math.round(seconds * RATE)
  const file = Buffer.alloc(HEADER_BYTES + frames * BYTES_PER_FRAME)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(CHANNELS, 22)
  file.writeUInt32LE(RATE, 24)
  file.writeUInt32LE(RATE * BYTES_PER_FRAME, 28)
  file.writeUInt16LE(BYTES_PER_FRAME, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(frames * BYTES_PER_FRAME, 40)
  for (let frame = 0; frame < frames; frame++) {
    const sample = Math.round(loudness * 32_767 * Math.sin((2 * Math.PI * 440 * frame) / RATE))
    file.writeInt16LE(sample, HEADER_BYTES + frame * BYTES_PER_FRAME)
    file.writeInt16LE(sample, HEADER_BYTES + frame * BYTES_PER_FRAME + 2)
  }
  return file
}
