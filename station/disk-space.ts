import { statfs } from 'node:fs/promises'
import { StationError, systemCode } from './failure.ts'

/** Left free for the state file, the playlists and the machine itself. */
const MARGIN = 4 * 1024 * 1024

/** `12,4 MB`, as written in Peru. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
}

/** @throws StationError `disk` that says how much is missing for `bytes` more in `folder` */
export async function requireSpace(folder: string, bytes: number, name: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const missing = bytes + MARGIN - bavail * bsize
  if (missing > 0)
    throw new StationError(
      'disk',
      `Disco lleno: faltan ${megabytes(missing)} para ${name}; se conserva lo anterior.`,
    )
}

/** Turns an error of the operating system into a message for people; returns any other error unchanged. */
export function explainDisk(error: unknown): unknown {
  switch (systemCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new StationError('disk', 'Disco lleno: libere espacio; se conserva lo anterior.', {
        cause: error,
      })
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new StationError('folder', 'No se puede escribir en la carpeta: revise los permisos.', {
        cause: error,
      })
    default:
      return error
  }
}
