import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { originalKey, publishedKey, stagedKey, type VersionRef } from '../../media/layout.ts'
import { createLocalStore } from '../../media/store/local.ts'
import { sweep } from '../../workers/sweep.ts'

it('removes what it is told to, and only that', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-sweep-'))
  const store = createLocalStore(folder)
  const removed: VersionRef[] = []
  const ledger = { remove: async (ref: VersionRef) => void removed.push(ref) }
  const [old, failed, current] = [1, 2, 3].map((version) => ({ workId: '2345678923456789', version }))
  if (!old || !failed || !current) throw new Error('three versions')
  for (const ref of [old, failed, current]) {
    for (const key of [
      originalKey(ref),
      stagedKey(ref, 'sound-240.m4a'),
      publishedKey(ref, '240/init.mp4'),
    ]) {
      await store.put(key, 'x')
    }
  }
  const versions = [
    { ...old, original: true },
    { ...failed, original: false },
  ]
  await sweep({ store, ledger }, { versions })
  await sweep({ store, ledger }, { versions })

  const left: string[] = []
  for (const area of ['originals', 'staged', 'published']) {
    for await (const { key } of store.list(area)) left.push(key)
  }
  await rm(folder, { recursive: true })
  expect(left).toEqual([
    ...[originalKey(failed), originalKey(current), stagedKey(current, 'sound-240.m4a')],
    publishedKey(current, '240/init.mp4'),
  ])
  expect(removed).toHaveLength(4)
})
