import { readdirSync, watch } from 'node:fs'
import { join } from 'node:path'

/** Folders that a running system is made of, from the root of the repository. */
const FOLDERS = ['server', 'workers', 'media', 'player/dist/.vite']

/** A save is often several writes, and a new build many files. */
const SETTLED_MS = 300

/** Whether a system that runs has to be started again for this file. */
export function isSource(path: string): boolean {
  return /\.(ts|sh)$/.test(path) || path.endsWith('manifest.json')
}

/**
 * Calls `onChange` once sources have changed and settled.
 * @returns how to stop
 */
export function watchSources(root: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const noticed = (_event: string, path: string | null): void => {
    if (path === null || !isSource(path)) return
    clearTimeout(timer)
    timer = setTimeout(onChange, SETTLED_MS)
  }
  const watchers = FOLDERS.flatMap((folder) => watched(join(root, folder))).map(({ path, recursive }) =>
    watch(path, { recursive }, noticed),
  )
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}

/** A folder and those in it, but for the works, which are many and change all the time. */
function watched(folder: string): { path: string; recursive: boolean }[] {
  const inside = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'library',
  )
  return [
    { path: folder, recursive: false },
    ...inside.map(({ name }) => ({ path: join(folder, name), recursive: true })),
  ]
}
