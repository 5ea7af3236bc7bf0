import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId, newWorkId } from '../../media/ids.ts'
import type { Published } from '../../media/schemas/published.ts'
import type { Kind } from '../../media/vocabulary.ts'
import { createCatalogue } from '../../server/catalogue/catalogue.ts'
import type { Engine, Row } from '../../server/catalogue/engine.ts'
import { loadSnapshot } from '../../server/catalogue/load-snapshot.ts'
import { withSnapshot } from '../../server/catalogue/snapshot.ts'
import { openSqlite } from '../../server/catalogue/sqlite.ts'
import { publishedSpot } from '../server/stations/spots.ts'
import { PUBLISHED_VIDEO } from '../support/app.ts'
import { randomFrom } from './fuzz-mutate.ts'

export interface CatalogueSize {
  works: number
  stations: number
  /** Spread over a year; the work of rank n has 1/n of what the first has. */
  views: number
}

/** What can be asked of a catalogue that was filled. */
export interface LargeCatalogue {
  slugs: string[]
  ids: string[]
  /** In half of all titles. */
  commonWord: string
  /** In three titles, or in one where there are fewer works. */
  rareWord: string
}

const KINDS: readonly Kind[] = ['video', 'video', 'spot', 'spot', 'brochure']
const PUBLISHED: Record<Kind, Published> = {
  video: PUBLISHED_VIDEO,
  spot: publishedSpot(),
  brochure: { kind: 'brochure', pages: [], outline: [], downloads: [] },
}
const COMMON_WORD = 'violencia'
const RARE_WORD = 'zarzaparrilla'
const LANGUAGES = ['es-PE', 'es-PE', 'es-PE', 'qu', 'en']
const PLACES = [
  'Tayacaja',
  'Jauja',
  'San Juan de Lurigancho',
  'Huancayo',
  'Concepción',
  'Pampas',
  'Colcabamba',
]
const VOCABULARY = 4000
const WORDS_A_DESCRIPTION = 40
const YEAR = '2026-01-01'
const DAYS = 365
const DAY_MS = 86_400_000
/** Works with fewer views than this a day are seen on some days only. */
const VIEWS_A_DAY = 20

/**
 * Fills an empty catalogue. What rows look like is asked of a small catalogue that was made by the server's own methods;
 * its rows are repeated with titles, words, places and days of their own. They go in as a backup of that size would.
 */
export async function fillLarge(engine: Engine, size: CatalogueSize): Promise<LargeCatalogue> {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-pattern-'))
  const pattern = openSqlite(join(folder, 'catalogue.sqlite'))
  try {
    await makePattern(pattern)
    const ids = Array.from({ length: size.works }, newWorkId)
    const slugs = ids.map((id) => `obra-${id}`)
    await withSnapshot(pattern, async ({ migrations, tables, rows }) => {
      const patterns: Record<string, Row[]> = {}
      for (const table of tables) {
        patterns[table] = []
        for await (const row of rows(table)) patterns[table].push(row)
      }
      const repeated = repeat(patterns, size, ids, slugs)
      await loadSnapshot(engine, {
        migrations,
        tables,
        async *rows(table) {
          yield* repeated[table]?.() ?? patterns[table] ?? []
        },
      })
    })
    return { ids, slugs, commonWord: COMMON_WORD, rareWord: RARE_WORD }
  } finally {
    await pattern.close()
    await rm(folder, { recursive: true })
  }
}

/** A work of each kind and a station. */
async function makePattern(engine: Engine): Promise<void> {
  const catalogue = await createCatalogue(engine)
  for (const kind of Object.keys(PUBLISHED) as Kind[]) {
    const upload = { id: newWorkId(), kind, fileName: 'a', bytes: 1_000_000, sha256: 'ab'.repeat(32) }
    await catalogue.works.create(upload, { title: kind, visibility: 'public', language: 'es-PE' })
    await catalogue.works.move({ workId: upload.id, version: 1 }, 'finished', { visible: PUBLISHED[kind] })
  }
  const said = { name: 'Radio', place: 'Pampas', province: 'Tayacaja', languages: [], contact: '' }
  const fields = { ...said, email: null, webhookUrl: null, carts: null, nameTemplate: null }
  await catalogue.stations.create(newId(), fields, { token: 'a', feed: 'b', page: 'c', webhook: 'd' })
}

type Rows = Record<string, () => Iterable<Row>>

function repeat(
  patterns: Record<string, Row[]>,
  { works, stations, views }: CatalogueSize,
  ids: readonly string[],
  slugs: readonly string[],
): Rows {
  const kindOf = (index: number): Kind => KINDS[index % KINDS.length] ?? 'video'
  const ofKind = Object.fromEntries((patterns.works ?? []).map((row) => [row.kind, row]))
  const versionOf = Object.fromEntries((patterns.versions ?? []).map((row) => [row.kind, row]))
  const placesOf = (index: number): string[] => [PLACES[index % PLACES.length] ?? '', `Anexo ${index % 300}`]
  const viewsOf = byRank(works, views)
  const said = (index: number) => wordsOf(index, works)
  return {
    *works() {
      for (const [index, id] of ids.entries()) {
        const at = new Date(Date.parse(YEAR) - (works - index) * 60_000).toISOString()
        yield {
          ...ofKind[kindOf(index)],
          ...{ id, slug: slugs[index], number: index + 1, ...said(index) },
          ...{ language: LANGUAGES[index % LANGUAGES.length], places: JSON.stringify(placesOf(index)) },
          ...{ views: viewsOf(index), listed_at: at, created_at: at, updated_at: at },
        }
      }
    },
    *versions() {
      for (const [index, id] of ids.entries())
        yield {
          ...versionOf[kindOf(index)],
          ...{ work_id: id, upload_id: id, sha256: index.toString(16).padStart(64, '0') },
        }
    },
    *work_places() {
      for (const [index, id] of ids.entries())
        for (const place of placesOf(index)) yield { work_id: id, place }
    },
    *announcements() {
      const [row] = patterns.announcements ?? []
      for (const [index, id] of ids.entries()) {
        if (kindOf(index) !== 'spot') continue
        const at = new Date(Date.parse(YEAR) - (works - index) * 1000).toISOString()
        yield {
          ...row,
          ...{ work_id: id, number: index + 1, change: index + 1, title: said(index).title },
          ...{ announced_at: at, changed_at: at, sound: index.toString(16).padStart(64, '0') },
        }
      }
    },
    *users() {
      const [row] = patterns.users ?? []
      for (let index = 0; index < stations; index++)
        yield { ...row, id: stationId(row, index), email: `radio-${index}@station.invalid` }
    },
    *stations() {
      const [row] = patterns.stations ?? []
      const [user] = patterns.users ?? []
      for (let index = 0; index < stations; index++)
        yield {
          ...row,
          ...{ id: newId(), user_id: stationId(user, index), name: `Radio ${index}` },
          ...{ feed_hash: `feed ${index}`, page_hash: `page ${index}` },
        }
    },
    *counters() {
      for (const row of patterns.counters ?? [])
        yield { ...row, value: Math.max(Number(row.value), row.name === 'announced' ? 0 : works) }
    },
    *daily_counts() {
      for (const [index, id] of ids.entries())
        for (const [day, amount] of daysOf(index, viewsOf(index)))
          yield { work_id: id, day, measure: 'views', page: 'site', apart: 0, amount }
    },
    *daily_totals() {
      const totals = new Map<string, number>()
      for (const index of ids.keys())
        for (const [day, amount] of daysOf(index, viewsOf(index)))
          totals.set(day, (totals.get(day) ?? 0) + amount)
      for (const [day, amount] of totals) yield { measure: 'views', day, page: 'site', apart: 0, amount }
    },
  }
}

/** Of a station's account. The first keeps that of the pattern, whose token refers to it. */
const stationId = (pattern: Row | undefined, index: number): unknown =>
  index === 0 ? pattern?.id : `station-${index}`

/** Few works have most of the views (Zipf); whole numbers, the same for the same size. */
function byRank(works: number, views: number): (index: number) => number {
  let sum = 0
  for (let rank = 1; rank <= works; rank++) sum += 1 / rank
  return (index) => Math.round(views / sum / (index + 1))
}

function* daysOf(index: number, views: number): Generator<[string, number]> {
  const days = Math.min(DAYS, Math.ceil(views / VIEWS_A_DAY))
  for (let turn = 0; turn < days; turn++) {
    const day = (index + Math.floor((turn * DAYS) / days)) % DAYS
    const amount = Math.floor(views / days) + (turn < views % days ? 1 : 0)
    yield [new Date(Date.parse(YEAR) + day * DAY_MS).toISOString().slice(0, 10), amount]
  }
}

/** Words as texts have them: some in many works, most in few. */
function wordsOf(index: number, works: number): { title: string; description: string } {
  const random = randomFrom(index + 1)
  const word = (): string => pseudoWord(Math.floor(VOCABULARY ** random()))
  const some = (count: number): string => Array.from({ length: count }, word).join(' ')
  const rare = index % Math.max(1, Math.ceil(works / 3)) === 0 ? ` ${RARE_WORD}` : ''
  const title = `${some(2)}${index % 2 === 0 ? ` sin ${COMMON_WORD}` : ''}${rare}`
  return { title: `${title[0]?.toUpperCase()}${title.slice(1)}`, description: some(WORDS_A_DESCRIPTION) }
}

const SYLLABLES = [
  'ma',
  'ri',
  'cha',
  'lu',
  'pa',
  'to',
  'ñe',
  'qui',
  'sa',
  'mi',
  'wa',
  'yo',
  'ne',
  'co',
  'hu',
  'ra',
]

function pseudoWord(rank: number): string {
  let word = ''
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length]
  return word
}
