import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newWorkId } from '../../../../media/ids.ts'
import { captionKey, originalKey, publishedKey } from '../../../../media/layout.ts'
import { createLocalStore } from '../../../../media/store/local.ts'
import type { Store } from '../../../../media/store/store.ts'
import { copyStore } from '../../../../server/commands/migrate-store/copy-store.ts'
import { openJournal } from '../../../../server/commands/migrate-store/journal.ts'

let folder: string
let from: Store
let to: Store
let keys: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-copy-'))
  from = createLocalStore(join(folder, 'from'))
  to = createLocalStore(join(folder, 'to'))
  keys = Array.from({ length: 5 }, newWorkId).flatMap((workId) => {
    const ref = { workId, version: 1 }
    return [captionKey(workId, 'quy'), originalKey(ref), publishedKey(ref, '240/seg00000.m4s')]
  })
  for (const key of keys) await from.put(key, `content of ${key}`)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function copy(changes: { to?: Store; onFile?: () => void; stopped?: AbortSignal } = {}) {
  return copyStore({
    from,
    to,
    journal: await openJournal(join(folder, 'journal')),
    scratch: join(folder, 'scratch'),
    onFile: () => {},
    stopped: new AbortController().signal,
    ...changes,
  })
}

test('copies everything, and leaves nothing on the way', async () => {
  expect(await copy()).toMatchObject({ copied: keys.length, present: 0 })
  for (const key of keys) expect(await text(await to.read(key))).toBe(`content of ${key}`)
  expect(await readdir(folder)).toEqual(['from', 'journal', 'to'])
})

test('goes on where it was broken off', async () => {
  const stopped = new AbortController()
  let files = 0
  const first = await copy({ stopped: stopped.signal, onFile: () => ++files === 4 && stopped.abort() })
  expect(first.copied).toBeLessThan(keys.length)
  // As a crash in the middle of a line leaves it.
  await appendFile(join(folder, 'journal'), 'published/half a li')
  expect(await copy()).toMatchObject({ copied: keys.length - first.copied, present: first.copied })
  expect(await copy()).toMatchObject({ copied: 0, present: keys.length })
})

test('copies again what has changed since, and what is gone from the copy', async () => {
  await copy()
  const [changed = '', gone = ''] = keys
  await from.put(changed, 'new content')
  await to.remove(gone)
  expect(await copy()).toMatchObject({ copied: 2, present: keys.length - 2 })
  expect(await text(await to.read(changed))).toBe('new content')
})

test('does not take a copy for one that differs', async () => {
  const lying = { ...to, read: async () => Readable.from(['something else']) }
  await expect(copy({ to: lying })).rejects.toThrow('differs')
  // Nothing that was not compared counts as copied.
  expect(await copy()).toMatchObject({ copied: keys.length, present: 0 })
})

test('lets pass what is removed while it runs', async () => {
  const [gone = ''] = keys
  const leaving = {
    ...from,
    read: (key: string) => (key === gone ? from.remove(key).then(() => from.read(key)) : from.read(key)),
  }
  const copied = await copyStore({
    from: leaving,
    to,
    journal: await openJournal(join(folder, 'journal')),
    scratch: join(folder, 'scratch'),
    onFile: () => {},
    stopped: new AbortController().signal,
  })
  expect(copied.copied).toBe(keys.length - 1)
})
