import { LRUCache } from 'lru-cache'
import type { LoadedFile, Store } from '../../media/store/store.ts'
import { compress, type Encoding } from './encodings.ts'

/** A file of the store, as it was when it was last looked at. */
export interface HotFile {
  bytes: number
  modifiedAt: Date
  /** Strong ETag with its quotes: no two contents of a key share both size and time. */
  tag: string
  /** Null for a file that is too large to be kept: it is read from the store for each who asks. */
  content: Buffer | null
  /** The content, compressed; made once. */
  encoded(encoding: Encoding): Promise<Buffer>
}

export interface HotFiles {
  /**
   * A file that never changes under its key.
   * @throws StoreMissError
   */
  get(key: string): Promise<HotFile>
  /** The same, if it is in memory. */
  peek(key: string): HotFile | undefined
  /**
   * A file that may have been replaced: whether it has is looked up each time.
   * @throws StoreMissError
   */
  getCurrent(key: string): Promise<HotFile>
}

/** Larger ones are streamed: one of them would push hundreds of small ones out. */
const LARGEST_KEPT = 2 * 2 ** 20
/** What an entry takes besides its content. */
const ENTRY_BYTES = 1024

/** The files that are asked for most, in at most `bytes` of memory. */
export function createHotFiles(store: Pick<Store, 'load' | 'stat'>, { bytes }: { bytes: number }): HotFiles {
  const most = Math.min(LARGEST_KEPT, Math.floor(bytes / 8))
  const kept = new LRUCache<string, HotFile>({
    maxSize: Math.max(bytes, ENTRY_BYTES),
    sizeCalculation: ({ content }) => ENTRY_BYTES + (content?.length ?? 0),
  })
  // A new segment is asked for by everyone who watches at the same moment: they share one read.
  const loading = new Map<string, Promise<HotFile>>()

  const load = async (key: string): Promise<HotFile> => {
    const hot = hotFile(await store.load(key, most))
    kept.set(key, hot)
    return hot
  }

  const loadTogether = (key: string): Promise<HotFile> => {
    const underWay = loading.get(key) ?? load(key).finally(() => loading.delete(key))
    loading.set(key, underWay)
    return underWay
  }

  return {
    async get(key) {
      return kept.get(key) ?? loadTogether(key)
    },

    peek: (key) => kept.get(key),

    async getCurrent(key) {
      const known = kept.get(key)
      const now = known && (await store.stat(key))
      // A read that somebody else has begun may have begun before the change that this one is to see.
      return now && tagOf(now) === known?.tag ? known : load(key)
    },
  }
}

function hotFile(file: LoadedFile): HotFile {
  const { bytes, modifiedAt, content } = file
  const compressed = new Map<Encoding, Promise<Buffer>>()
  return {
    bytes,
    modifiedAt,
    tag: tagOf(file),
    content,
    encoded(encoding) {
      const made = compressed.get(encoding) ?? compress(content ?? Buffer.alloc(0), encoding)
      compressed.set(encoding, made)
      return made
    },
  }
}

function tagOf({ bytes, modifiedAt }: Pick<LoadedFile, 'bytes' | 'modifiedAt'>): string {
  return `"${bytes.toString(36)}-${modifiedAt.getTime().toString(36)}"`
}
