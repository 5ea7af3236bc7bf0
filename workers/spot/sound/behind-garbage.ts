import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileTypeFromFile } from 'file-type'
import { ChaskiError } from '../../../media/errors.ts'
import { findFrames } from '../../../media/sniffing/frame-sync.ts'

// Garbage before the sound is a tag, a page or a piece of another file; none is larger than this.
const LOOKED_AT = 4 * 2 ** 20
// Shorter than this, loudness cannot be measured meaningfully.
const SHORTEST_SECONDS = 0.5

/**
 * The upload itself or, if something else precedes its sound, a copy that starts with the sound: ffmpeg would take the
 * garbage for whatever it resembles.
 * @throws ChaskiError `silent` for a file of a few frames, which ffmpeg does not even recognise
 */
export async function soundOf(path: string, scratch: string): Promise<string> {
  const head = await readHead(path)
  // ID3 can be larger than what is looked at for a type.
  if (head.subarray(0, 3).toString('latin1') === 'ID3') return path
  const run = findFrames(head)
  if (run === null) return path
  if (run.start === 0) {
    if (run.reachesEnd && run.seconds < SHORTEST_SECONDS) {
      throw new ChaskiError('silent', { detail: `${run.frames} frames` })
    }
    return path
  }
  // A known file type that happens to contain sound somewhere.
  if ((await fileTypeFromFile(path)) !== undefined) return path
  const copy = join(scratch, 'sound')
  await pipeline(createReadStream(path, { start: run.start }), createWriteStream(copy))
  return copy
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
