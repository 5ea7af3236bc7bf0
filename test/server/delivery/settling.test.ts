import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mediaPath, publishedKey } from '../../../media/layout.ts'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'
import { formerStore } from '../../support/former-store.ts'

let server: TestApp
let origin: string

beforeAll(async () => {
  server = await startTestApp()
  origin = await server.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => server.close())

test('a data folder of the version before is moved in place while it is served', async () => {
  const former = formerStore(join(server.folder, 'store'))
  const urls: string[] = []
  for (let index = 0; index < 25; index++) {
    const { id } = await server.work({ published: PUBLISHED_VIDEO, visibility: 'public' })
    for (const file of ['master.m3u8', '240/seg00000.m4s', 'video-240.mp4']) {
      const ref = { workId: id, version: 1 }
      await former.put(publishedKey(ref, file), `${id} ${file}`.padEnd(file.endsWith('mp4') ? 300_000 : 10))
      urls.push(mediaPath(ref, file))
    }
  }

  const statuses = new Map<number, number>()
  const fetchAll = async () => {
    for (const url of urls) {
      const answer = await fetch(origin + url)
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      expect((await answer.text()).trimEnd()).toBe(
        `${url.split('/')[2]} ${url.split('/').slice(4).join('/')}`,
      )
    }
  }
  await Promise.all([fetchAll(), fetchAll(), server.store.settle(new AbortController().signal)])
  await fetchAll()
  expect([...statuses]).toEqual([[200, 3 * urls.length]])

  const entries = await readdir(join(server.folder, 'store', 'published'), { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name.length)
  expect(new Set(folders)).toEqual(new Set([2]))
})
