import { open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Brings the content of a file to the disk, or the names in a folder. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Brings the name of a file to the disk, with those of the folders above it up to `root`: some of them may be new. */
export async function flushNames(path: string, root: string): Promise<void> {
  for (let folder = dirname(path); folder.startsWith(root); folder = dirname(folder)) await flush(folder)
}
