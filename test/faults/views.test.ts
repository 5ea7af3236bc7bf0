import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newWorkId } from '../../media/ids.ts'
import { type Catalogue, createCatalogue, type Writes } from '../../server/catalogue/catalogue.ts'
import { openSqlite } from '../../server/catalogue/sqlite.ts'
import { pageKey } from '../../server/views/page-key.ts'
import { createPageTokens } from '../../server/views/page-tokens.ts'
import { PUBLISHED_VIDEO } from '../support/app.ts'
import { startSystem, type TestSystem } from '../support/system.ts'

// Whatever is killed while views come in, each that was acknowledged is counted, and none twice.

const VIEWS = 2000
const AT_ONCE = 20

let system: TestSystem
let catalogue: Catalogue & Writes

beforeAll(async () => {
  system = await startSystem()
  catalogue = await createCatalogue(openSqlite(join(system.dataDir, 'catalogue.sqlite')))
})
afterAll(async () => {
  await catalogue?.close()
  await system?.stop()
})

test('views are counted once through kills of server, worker and Redis', async () => {
  const { id } = await catalogue.works.create(
    { id: newWorkId(), kind: 'video', fileName: 'a.mp4', bytes: 10, sha256: 'ab'.repeat(32) },
    { title: 'Obra', visibility: 'public' },
  )
  await catalogue.works.move({ workId: id, version: 1 }, 'finished', { visible: PUBLISHED_VIDEO })
  const tokens = createPageTokens(await pageKey(catalogue.settings), () => Date.now() - 60_000)
  const waiting = Array.from({ length: VIEWS }, () => tokens.issue(id, 'site'))
  let acknowledged = 0

  // As pages do: what is not acknowledged is sent again.
  const send = async (): Promise<void> => {
    for (let token = waiting.pop(); token; token = waiting.pop()) {
      const body = JSON.stringify({ token, part: 0, seconds: 10 })
      const answer = await fetch(`${system.url}/api/works/${id}/views`, { method: 'POST', body }).catch(
        () => null,
      )
      if (answer?.status === 204) acknowledged += 1
      else {
        waiting.unshift(token)
        await delay(50)
      }
    }
  }
  const sending = Promise.all(Array.from({ length: AT_ONCE }, send))
  for (const [part, after] of [
    ['worker', 300],
    ['redis', 800],
    ['server', 1300],
    ['worker', 1700],
  ] as const) {
    await vi.waitFor(() => expect(acknowledged).toBeGreaterThan(after), { timeout: 60_000, interval: 10 })
    // It may still be on its way up again from the time before.
    await vi.waitFor(() => system.kill(part), { timeout: 60_000, interval: 100 })
  }
  await sending

  // So many at once are a crowd: they stand apart, each counted all the same.
  const counted = async (): Promise<number> => {
    const days = await catalogue.figures.byDay({ from: '0', until: '9', measures: ['views'], workIds: [id] })
    return days.reduce((sum, { amount, apart }) => sum + amount + apart, 0)
  }
  await vi.waitFor(async () => expect(await counted()).toBe(VIEWS), { timeout: 60_000, interval: 200 })
  // Nothing comes after.
  await vi.waitFor(async () => expect((await catalogue.crowds.list(1))[0]?.views).toBe(VIEWS), 30_000)
  expect(await counted()).toBe(VIEWS)
})
