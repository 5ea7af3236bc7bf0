/**
 * Stores handles that let the browser reopen files after the tab was closed (File System Access; Chromium on https or
 * localhost). Elsewhere nothing is stored, and the person picks the file again. None of these functions ever rejects:
 * an upload must not fail because it cannot be remembered.
 */
export interface FileHandles {
  keep(id: string, handle: FileHandle): Promise<void>
  drop(id: string): Promise<void>
  has(id: string): Promise<boolean>
  /**
   * The file, if the browser permits reading it. `ask` shows its prompt and must be called from a user gesture. Null
   * without a handle, without permission, or if the file is gone.
   */
  open(id: string, ask: boolean): Promise<File | null>
}

/** The part of FileSystemFileHandle used here; its permission methods are not in TypeScript's DOM types. */
export interface FileHandle extends FileSystemFileHandle {
  queryPermission?(options: { mode: 'read' }): Promise<PermissionState>
  requestPermission?(options: { mode: 'read' }): Promise<PermissionState>
}

const DATABASE = 'chaski-studio'
const TABLE = 'file-handles'

export function createFileHandles(): FileHandles {
  let opening: Promise<IDBDatabase> | undefined

  function database(): Promise<IDBDatabase> {
    opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(DATABASE, 1)
      request.onupgradeneeded = () => request.result.createObjectStore(TABLE)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    return opening
  }

  /** What the table answers; undefined where there is no table. */
  async function table<T>(
    mode: IDBTransactionMode,
    run: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T | undefined> {
    try {
      const request = run((await database()).transaction(TABLE, mode).objectStore(TABLE))
      return await new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    } catch {
      return undefined
    }
  }

  const read = (id: string) => table<FileHandle | undefined>('readonly', (store) => store.get(id))

  return {
    async keep(id, handle) {
      await table('readwrite', (store) => store.put(handle, id))
    },
    async drop(id) {
      await table('readwrite', (store) => store.delete(id))
    },
    has: async (id) => (await read(id)) !== undefined,
    async open(id, ask) {
      const handle = await read(id)
      if (handle === undefined) return null
      const mode = { mode: 'read' } as const
      const state = ask ? await handle.requestPermission?.(mode) : await handle.queryPermission?.(mode)
      if (state !== 'granted') return null
      // NotFoundError: the file was moved or deleted; the person is asked for it.
      return handle.getFile().catch(() => null)
    },
  }
}
