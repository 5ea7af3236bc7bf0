import type { Store } from './store.ts'

export type PlainStore = Pick<
  Store,
  'put' | 'putFile' | 'read' | 'load' | 'stat' | 'list' | 'remove' | 'removeFolder' | 'ping'
>

/** A folder of a store as a store of its own, such as one of several things kept in a bucket. */
export function within(store: PlainStore, folder: string): PlainStore {
  if (folder === '') return store
  const inside = (key: string): string => `${folder}/${key}`
  return {
    put: (key, content) => store.put(inside(key), content),
    putFile: (key, path) => store.putFile(inside(key), path),
    read: (key, range) => store.read(inside(key), range),
    load: async (key, most) => ({ ...(await store.load(inside(key), most)), key }),
    async stat(key) {
      const found = await store.stat(inside(key))
      return found && { ...found, key }
    },
    async *list(below) {
      for await (const file of store.list(inside(below)))
        yield { ...file, key: file.key.slice(folder.length + 1) }
    },
    remove: (key) => store.remove(inside(key)),
    removeFolder: (below) => store.removeFolder(inside(below)),
    ping: () => store.ping(),
  }
}
