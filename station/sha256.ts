import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

/** Hexadecimal SHA-256 of a file on disk, with a single buffer whatever its size. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(64 * 1024)
  const handle = await open(path, 'r')
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, bytesRead))
    }
  } finally {
    await handle.close()
  }
}

export function sha256OfText(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
