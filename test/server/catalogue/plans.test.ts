import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Catalogue, createCatalogue, type Writes } from '../../../server/catalogue/catalogue.ts'
import type { Engine } from '../../../server/catalogue/engine.ts'
import { openSqlite } from '../../../server/catalogue/sqlite.ts'
import { publishedSpot } from '../stations/spots.ts'

/** Tables that grow with the works and with time. What reads one of them whole stops the server at a hundred thousand. */
const GROWING =
  'works|versions|work_places|captions|airings|announcements|holdings|carts|notices|audit|tallies'
const WHOLE = new RegExp(`\\bSCAN (${GROWING})\\b(?! USING (COVERING )?INDEX)`)

const ID = 'hhhhhhhhhhhhhhhh'

let folder: string
let path: string
let engine: Engine
let catalogue: Catalogue & Writes

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-plans-'))
  path = join(folder, 'catalogue.sqlite')
  engine = openSqlite(path)
  // All of it in this thread, where it can be seen what is asked.
  catalogue = await createCatalogue({ ...engine, reads: engine.db })
  const upload = { id: ID, kind: 'spot', fileName: 'a.mp3', bytes: 1, sha256: 'ab' } as const
  await catalogue.works.create(upload, { title: 'Obra', visibility: 'public', places: ['Jauja'] })
  await catalogue.works.move({ workId: ID, version: 1 }, 'finished', { visible: publishedSpot() })
})
afterAll(async () => {
  await catalogue.close()
  await rm(folder, { recursive: true, force: true })
})

/** How SQLite goes about all that `read` asks, a step a line. */
async function planOf(read: () => Promise<unknown>): Promise<string[]> {
  const prepare = vi.spyOn(Database.prototype, 'prepare')
  let asked: string[]
  try {
    await read()
    asked = prepare.mock.calls.map(([text]) => text)
  } finally {
    prepare.mockRestore()
  }
  expect(asked.length).toBeGreaterThan(0)
  const database = new Database(path, { readonly: true })
  try {
    return asked
      .filter((text) => /^\s*(select|with|update|delete|insert)/i.test(text))
      .flatMap((text) => {
        const explained = database.prepare(`EXPLAIN QUERY PLAN ${text}`)
        const values = Array.from({ length: text.split('?').length - 1 }, () => null)
        return (explained.all(...values) as { detail: string }[]).map(({ detail }) => detail)
      })
  } finally {
    database.close()
  }
}

const page = { limit: 24 }

/** What is asked for every request or every change. */
const ASKED: [string, () => Promise<unknown>][] = [
  ['a work by its id', () => catalogue.works.byId(ID)],
  ['a work by its address', () => catalogue.works.bySlug('obra')],
  ['a spot by its number', () => catalogue.works.byNumber(1)],
  ['the public list', () => catalogue.lists.list({ audience: 'public', ...page })],
  ['the public list of a kind', () => catalogue.lists.list({ audience: 'public', kind: 'spot', ...page })],
  ['the public list of a place', () => catalogue.lists.list({ audience: 'public', place: 'Jauja', ...page })],
  [
    'the public list of places',
    () => catalogue.lists.list({ audience: 'public', places: ['Jauja', 'Tarma'], ...page }),
  ],
  ['works whose downloads are out of date', () => catalogue.staleTags.downloads(new Date(), 5)],
  ['the most seen list', () => catalogue.lists.mostSeen(5)],
  ['the public list of a project', () => catalogue.lists.list({ audience: 'public', project: ID, ...page })],
  ['a part of the sitemap', () => catalogue.lists.addresses({ from: 1, until: 1000 })],
  ['how many parts it has', () => catalogue.lists.highestNumber()],
  ['a search', () => catalogue.lists.list({ audience: 'public', q: 'hilario', ...page })],
  [
    'a search of a kind',
    () => catalogue.lists.list({ audience: 'public', q: 'jauja', kind: 'spot', ...page }),
  ],
  ['the list for staff', () => catalogue.lists.list({ audience: 'staff', ...page })],
  ['works of a size', () => catalogue.lists.list({ audience: 'staff', bytes: 1, ...page })],
  ['the trash', () => catalogue.lists.list({ audience: 'trash', ...page })],
  ['the filters of the public list', () => catalogue.lists.facets('public')],
  ['the filters of the list for staff', () => catalogue.lists.facets('staff')],
  ['captions', () => catalogue.captions.of([ID])],
  ['an upload', () => catalogue.versions.byUpload(ID)],
  ['the versions of a work', () => catalogue.versions.of(ID)],
  ['what waits for workers', () => catalogue.lists.unfinished()],
  ['what waits for its file', () => catalogue.versions.unplaced()],
  ['the changes for stations', () => catalogue.sync.after(0, 200)],
  ['the latest change for stations', () => catalogue.sync.head()],
  ['what the clock changes', () => catalogue.sync.wake()],
  ['notices to be sent', () => catalogue.notices.queued()],
  ['what a station holds', () => catalogue.holdings.of('s')],
  ['when a spot was last aired', () => catalogue.airings.last('s', ID)],
  ['the state of the system', () => catalogue.vitalCounts(new Date())],
  ['the audit', () => catalogue.audit.list({ limit: 50 })],
  ['the audit of a work', () => catalogue.audit.list({ object: ID, limit: 50 })],
  ['the audit of a person', () => catalogue.audit.list({ actor: 'a', limit: 50 })],
  ['an edit', () => catalogue.works.edit(ID, { title: 'Hilario' })],
  ['a withdrawal', () => catalogue.works.withdraw(ID)],
]

test.each(ASKED)('%s reads no growing table whole', async (_what, read) => {
  const plan = await planOf(read)
  expect(plan.filter((step) => WHOLE.test(step))).toEqual([])
})

test.each(ASKED.filter(([what]) => /list( of a kind| for staff)?$|^the most seen|^the audit/.test(what)))(
  '%s is read in its order, and only as far as it is shown',
  async (_what, read) => {
    expect((await planOf(read)).filter((step) => /TEMP B-TREE FOR ORDER BY/.test(step))).toEqual([])
  },
)

test('what a search has found is looked up by number, whatever else is asked', async () => {
  const search = { audience: 'public', q: 'jauja', kind: 'spot', language: 'es', ...page } as const
  const ofWorks = (await planOf(() => catalogue.lists.list(search))).filter((step) => / works /.test(step))
  expect(ofWorks.length).toBeGreaterThan(0)
  for (const step of ofWorks) expect(step).toMatch(/^SEARCH works USING INDEX works_number/)
})

test('works are counted by status without reading their rows', async () => {
  const ofWorks = (await planOf(() => catalogue.vitalCounts(new Date()))).filter((step) =>
    / works /.test(step),
  )
  expect(ofWorks.length).toBeGreaterThan(0)
  for (const step of ofWorks) expect(step).toMatch(/USING COVERING INDEX works_kept_status/)
})

const byCredits = () => engine.db.selectFrom('works').select('id').where('credits', '=', 'Ana').execute()

test('a table that is read whole is found', async () => {
  expect(WHOLE.test((await planOf(byCredits)).join('\n'))).toBe(true)
})
