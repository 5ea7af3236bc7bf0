import { expect, it } from 'vitest'
import { createKeptItems } from '../../../../player/studio/upload/kept-items.ts'
import { item } from './item.ts'

function memory(): Storage {
  const entries = new Map<string, string>()
  return {
    get length() {
      return entries.size
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  }
}

/** Locks as several tabs of one browser share them. */
function lockBoard(): LockManager {
  const held = new Set<string>()
  return {
    query: () => Promise.resolve({}),
    async request(name: string, _options: unknown, callback: (lock: unknown) => unknown) {
      if (held.has(name)) return callback(null)
      held.add(name)
      return callback({ name })
    },
  } as unknown as LockManager
}

it('gives back the unfinished items, oldest first, waiting for their files', async () => {
  const storage = memory()
  const kept = createKeptItems(storage, undefined)
  kept.save(item('2-b', { name: 'sending', attempt: 0 }, { sent: 300, url: '/api/uploads/2' }))
  kept.save(item('1-a', { name: 'paused', problem: null }))
  storage.setItem('of another page', '{')
  const items = await kept.claimAll()
  expect(items.map(({ id, state }) => [id, state.name])).toEqual([
    ['1-a', 'fileless'],
    ['2-b', 'fileless'],
  ])
  expect(items[1]).toMatchObject({ sent: 300, url: '/api/uploads/2' })
})

it('forgets an item that has arrived', async () => {
  const kept = createKeptItems(memory(), undefined)
  kept.save(item('a', { name: 'sending', attempt: 0 }))
  kept.save(item('a', { name: 'done', workId: 'w', problem: null }))
  expect(await kept.claimAll()).toEqual([])
})

it('leaves alone what another tab is working on', async () => {
  const storage = memory()
  const locks = lockBoard()
  const first = createKeptItems(storage, locks)
  expect(await first.claim('a')).toBe(true)
  first.save(item('a', { name: 'sending', attempt: 0 }))
  expect(await createKeptItems(storage, locks).claimAll()).toEqual([])
})
