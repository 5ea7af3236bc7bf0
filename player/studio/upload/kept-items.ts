import { isUnfinished, revived, type UploadItem } from './queue.ts'

/** Unfinished uploads, kept in the browser over the closing of the tab. */
export interface KeptItems {
  /** The items that no other open tab is working on, as they are found again: without their files. */
  claimAll(): Promise<UploadItem[]>
  /** Makes a new item this tab's own. */
  claim(id: string): Promise<boolean>
  save(item: UploadItem): void
  drop(id: string): void
}

const PREFIX = 'chaski.upload.'

/**
 * One entry per item, so that two tabs never write over each other's, and one Web Lock per item for as long as the
 * tab lives, so that no second tab takes it up. Web Locks need https or localhost; without them every tab sees all.
 */
export function createKeptItems(storage: Storage, locks: LockManager | undefined): KeptItems {
  function claim(id: string): Promise<boolean> {
    if (locks === undefined) return Promise.resolve(true)
    return new Promise((resolve, reject) => {
      locks
        .request(PREFIX + id, { ifAvailable: true }, (lock) => {
          resolve(lock !== null)
          // Held until the tab is gone: the browser gives it back then.
          return lock === null ? undefined : new Promise(() => {})
        })
        .catch(reject)
    })
  }

  return {
    claim,
    async claimAll() {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
      const texts = keys
        .filter((key) => key.startsWith(PREFIX))
        .sort()
        .map((key) => storage.getItem(key) ?? '')
      const items = texts.filter((text) => text !== '').map((text) => JSON.parse(text) as UploadItem)
      const mine = await Promise.all(items.map(({ id }) => claim(id)))
      return items.filter((_, index) => mine[index]).map(revived)
    },
    save(item) {
      if (isUnfinished(item)) storage.setItem(PREFIX + item.id, JSON.stringify(item))
      else storage.removeItem(PREFIX + item.id)
    },
    drop(id) {
      storage.removeItem(PREFIX + id)
    },
  }
}
