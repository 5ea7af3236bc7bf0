import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { newWorkId } from '../../media/ids.ts'
import { createCatalogue } from '../../server/catalogue/catalogue.ts'
import { openSqlite } from '../../server/catalogue/sqlite.ts'
import { PUBLISHED_VIDEO } from '../support/app.ts'
import type { TestSystem } from '../support/system.ts'
import { sendBeacons } from './beacon-load.ts'

export interface Forgery {
  withoutPages: number
  withPages: { counted: number; apart: number }
}

const FORGED = 1000
/** Of the work that is forged: half of it counts. */
const SECONDS = 4
const SETTLE_MS = 8000

/** What a script reaches that invents viewings, and one that opens a page for each of them. */
export async function measureForgery(system: TestSystem): Promise<Forgery> {
  const catalogue = await createCatalogue(openSqlite(join(system.dataDir, 'catalogue.sqlite')))
  try {
    const { id, slug } = await catalogue.works.create(
      { id: newWorkId(), kind: 'video', fileName: 'a.mp4', bytes: 10, sha256: 'ab'.repeat(32) },
      { title: 'Obra', visibility: 'public' },
    )
    const visible = { ...PUBLISHED_VIDEO, duration: SECONDS }
    await catalogue.works.move({ workId: id, version: 1 }, 'finished', { visible })
    const port = Number(new URL(system.url).port)
    const path = `/api/works/${id}/views`
    const body = (token: string): string => JSON.stringify({ token, part: 0, seconds: SECONDS / 2 })
    const views = async (): Promise<number> => (await catalogue.works.byId(id))?.views ?? Number.NaN

    await sendBeacons(
      port,
      path,
      Array.from({ length: FORGED }, () => body(randomBytes(27).toString('base64url'))),
    )
    await delay(SETTLE_MS)
    const withoutPages = await views()

    const tokens: string[] = []
    while (tokens.length < FORGED) {
      const pages = await Promise.all(
        Array.from({ length: 20 }, async () => (await fetch(`${system.url}/works/${slug}`)).text()),
      )
      tokens.push(...pages.map((page) => /data-viewing="([^"]+)"/.exec(page)?.[1] ?? ''))
    }
    await delay(SECONDS * 500)
    await sendBeacons(port, path, tokens.map(body))
    await delay(SETTLE_MS)
    const crowds = (await catalogue.crowds.list(200)).filter(({ workId }) => workId === id)
    const apart = crowds.reduce((sum, crowd) => sum + crowd.views, 0)
    return { withoutPages, withPages: { counted: (await views()) - withoutPages, apart } }
  } finally {
    await catalogue.close()
  }
}
