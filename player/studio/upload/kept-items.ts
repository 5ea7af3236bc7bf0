import { isUnfinished, revived, type UploadItem } from './queue.ts'

/** Unfinished uploads, stored in the browser so they survive closing the tab. */
export interface KeptItems {
  /** Stored items that no other open tab is working on, without their files. */
  claimAll(): Promise<UploadItem[]>
  /** Claims a new item for this tab. */
  claim(id: string): Promise<boolean>
  save(item: UploadItem): void
  drop(id: string): void
}

const PREFIX = 'chaski.upload.'

/**
 * One entry per item, so two tabs never overwrite each other's, and one Web Lock per item for the lifetime of the
 * tab, so no other tab resumes it. Web Locks need https or localhost; without them every tab sees all items.
 */
export function createKeptItems(storage: Storage, locks: LockManager | undefined): KeptItems {
  function claim(id: string): Promise<boolean> {
    if (locks === undefined) return Promise.resolve(true)
    return new Promise((resolve, reject) => {
      locks
        .request(PREFIX + id, { ifAvailable: true }, (lock) => {
          resolve(lock !== null)
          // Held until the tab closes; the browser releases it then.
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
