import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { hashFile } from '../uploads/receive.ts'
import type { FolderFile } from './plan.ts'

/** The files of a folder that a manifest may mean, hashed: those that it names, and captions, which stand beside them. */
export async function readFolder(
  folder: string,
  wanted: ReadonlySet<string>,
  { signal, onFile }: { signal: AbortSignal; onFile: (done: number, of: number) => void },
): Promise<Map<string, FolderFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    // A link could lead out of the folder.
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => wanted.has(path) || /\.(srt|vtt)$/i.test(path))
  const files = new Map<string, FolderFile>()
  for (const [done, path] of paths.entries()) {
    signal.throwIfAborted()
    const full = join(folder, path)
    files.set(path, { path, bytes: (await stat(full)).size, sha256: await hashFile(full) })
    onFile(done + 1, paths.length)
  }
  return files
}
