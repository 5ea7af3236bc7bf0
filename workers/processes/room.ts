import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ChaskiError } from '../../media/errors.ts'

/** Less than this is what a write that failed for want of space leaves behind. */
const FULL_BELOW_BYTES = 2 ** 20

/**
 * Refuses what was written to a disk that is full by now. ffmpeg's segment muxer ends with 0 there and says nothing,
 * with segments cut short, so this is the only sign.
 * @throws ChaskiError `disk_full`
 */
export async function requireRoomLeft(paths: readonly string[]): Promise<void> {
  // A run that only measures writes to /dev/null.
  const folders = new Set(paths.map((path) => dirname(path)).filter((folder) => folder !== '/dev'))
  for (const folder of folders) {
    const { bavail, bsize } = await statfs(folder)
    if (bavail * bsize < FULL_BELOW_BYTES) {
      throw new ChaskiError('disk_full', { detail: `${bavail * bsize} bytes are left after a run of ffmpeg` })
    }
  }
}
