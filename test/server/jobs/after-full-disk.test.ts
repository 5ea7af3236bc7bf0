import { expect, test } from 'vitest'
import { createWorkActions } from '../../../server/actions/works.ts'
import { createCatalogue } from '../../../server/catalogue/catalogue.ts'
import { openSqlite } from '../../../server/catalogue/sqlite.ts'
import { resumeAfterFullDisk } from '../../../server/jobs/after-full-disk.ts'
import { RESERVE_BYTES } from '../../../server/uploads/space.ts'

const MINUTE = 60_000

test('works that a full disk has stopped go on when there is room, and no others', async () => {
  const catalogue = await createCatalogue(openSqlite(':memory:'))
  const failedWith = async (id: string, code: string, bytes: number) => {
    const upload = { id, kind: 'video' as const, fileName: 'a.mp4', bytes, sha256: 'a' }
    await catalogue.works.create(upload, { title: id })
    await catalogue.works.move({ workId: id, version: 1 }, 'refused', { error: { code, detail: '' } })
  }
  await failedWith('small', 'disk_full', 1000)
  await failedWith('large', 'disk_full', 2e9)
  await failedWith('damaged', 'damaged_file', 1000)
  const made: string[] = []
  const works = createWorkActions({
    catalogue,
    hub: { publish: async () => {} },
    dispatch: {
      make: async ({ id }) => void made.push(id),
      cancel: async () => {},
      allow: async () => {},
    },
  })
  let free = RESERVE_BYTES
  const needs = { lists: catalogue.lists, works, store: { freeBytes: async () => free }, log: { info() {} } }
  const resume = (minutes: number) => resumeAfterFullDisk(needs, new Date(Date.now() + minutes * MINUTE))

  expect(await resume(11)).toEqual([])
  free = RESERVE_BYTES + 1e9
  expect(await resume(1)).toEqual([])
  expect(await resume(11)).toEqual(['small'])
  free = RESERVE_BYTES + 1e10
  expect(await resume(11)).toEqual(['large'])
  expect(made).toEqual(['small', 'large'])
  await catalogue.close()
})
