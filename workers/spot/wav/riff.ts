import type { FileHandle } from 'node:fs/promises'
import { ChaskiError } from '../../../media/errors.ts'

/** A RIFF chunk: four letters, size, content padded to an even length. */
export function chunk(id: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8)
  head.write(id, 'latin1')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}

/**
 * Everything before the samples in a 16-bit PCM WAV file.
 * @param extra chunks between the format and the samples, in this order
 * @param dataBytes size of the samples; always even, as there are two bytes in each
 */
export function wavHead(
  format: { channels: number; sampleRate: number },
  extra: readonly { id: string; content: Uint8Array }[],
  dataBytes: number,
): Buffer {
  const fmt = Buffer.alloc(16)
  fmt.writeUInt16LE(1, 0)
  fmt.writeUInt16LE(format.channels, 2)
  fmt.writeUInt32LE(format.sampleRate, 4)
  fmt.writeUInt32LE(format.sampleRate * format.channels * 2, 8)
  fmt.writeUInt16LE(format.channels * 2, 12)
  fmt.writeUInt16LE(16, 14)
  const chunks = [chunk('fmt ', fmt), ...extra.map(({ id, content }) => chunk(id, content))]
  const dataHead = Buffer.alloc(8)
  dataHead.write('data', 'latin1')
  dataHead.writeUInt32LE(dataBytes, 4)
  const body = Buffer.concat([Buffer.from('WAVE', 'latin1'), ...chunks, dataHead])
  const riffHead = Buffer.alloc(8)
  riffHead.write('RIFF', 'latin1')
  riffHead.writeUInt32LE(body.length + dataBytes, 4)
  return Buffer.concat([riffHead, body])
}

/**
 * Finds the samples in a WAV file written by ffmpeg.
 * @throws ChaskiError `encoder_failed` if there are none
 */
export async function findData(file: FileHandle): Promise<{ offset: number; bytes: number }> {
  const head = Buffer.alloc(8)
  let at = 12
  while ((await file.read(head, 0, 8, at)).bytesRead === 8) {
    const bytes = head.readUInt32LE(4)
    if (head.toString('latin1', 0, 4) === 'data') return { offset: at + 8, bytes }
    at += 8 + bytes + (bytes % 2)
  }
  throw new ChaskiError('encoder_failed', { detail: 'a WAV file without samples' })
}
