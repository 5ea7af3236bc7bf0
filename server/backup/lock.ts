import { hostname } from 'node:os'
import { StoreMissError } from '../../media/store/store.ts'
import type { PlainStore } from '../../media/store/within.ts'
import { isAlive } from '../redis/leftover.ts'
import { LOCK } from './format.ts'

const RENEW_MS = 60_000
/** One that was not renewed for so long is of a process that is no more. */
const STALE_MS = 10 * 60_000

interface Holder {
  host: string
  pid: number
  renewedAt: string
}

/** Somebody else is making a backup in the same place. */
export class PlaceBusyError extends Error {
  override readonly name = 'PlaceBusyError'

  constructor({ host, pid, renewedAt }: Holder) {
    super(`another backup is being made there (process ${pid} of ${host}, seen ${renewedAt})`)
  }
}

/** Whether a lock is still somebody's. A process of this machine can be asked; of others, only the time tells. */
export function isHeld(
  holder: Holder,
  self: { host: string; pid: number },
  alive: (pid: number) => boolean,
  now: Date,
): boolean {
  if (holder.host === self.host) return holder.pid !== self.pid && alive(holder.pid)
  return now.getTime() - Date.parse(holder.renewedAt) < STALE_MS
}

/**
 * Keeps others from the place for as long as `work` takes: what one is about to refer to, another must not clear away.
 * @throws PlaceBusyError
 */
export async function withPlaceLock<T>(store: PlainStore, work: () => Promise<T>): Promise<T> {
  const self = { host: hostname(), pid: process.pid }
  const found = await readHolder(store)
  if (found && isHeld(found, self, isAlive, new Date())) throw new PlaceBusyError(found)
  const renew = (): Promise<void> =>
    store.put(LOCK, JSON.stringify({ ...self, renewedAt: new Date().toISOString() } satisfies Holder))
  await renew()
  // One that fails is made up for by the next.
  const timer = setInterval(() => void renew().catch(() => {}), RENEW_MS)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    await store.remove(LOCK)
  }
}

async function readHolder(store: PlainStore): Promise<Holder | null> {
  try {
    const { content } = await store.load(LOCK, 10_000)
    return content && (JSON.parse(content.toString()) as Holder)
  } catch (error) {
    // Cut off by a crash, or never there.
    if (error instanceof StoreMissError || error instanceof SyntaxError) return null
    throw error
  }
}
