import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { hashFile } from '../uploads/receive.ts'
import type { FolderFile } from './plan.ts'

/** Paths of all files below a folder, with `/`. */
export async function pathsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return (
    entries
      // A link could lead out of the folder.
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  )
}

/** These files of a folder, hashed. */
export async function readFiles(
  folder: string,
  paths: readonly string[],
  { signal, onFile }: { signal: AbortSignal; onFile: (done: number, of: number) => void },
): Promise<Map<string, FolderFile>> {
  const files = new Map<string, FolderFile>()
  for (const [done, path] of paths.entries()) {
    signal.throwIfAborted()
    const full = join(folder, path)
    files.set(path, { path, bytes: (await stat(full)).size, sha256: await hashFile(full) })
    onFile(done + 1, paths.length)
  }
  return files
}
