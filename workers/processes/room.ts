import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ChaskiError } from '../../media/errors.ts'

/** A failed write leaves less than this free. */
const FULL_BELOW_BYTES = 2 ** 20

/**
 * Rejects output written to a disk that is now full. ffmpeg's segment muxer silently exits with 0 and truncated segments,
 * so this is the only sign.
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
