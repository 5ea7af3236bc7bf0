import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WorkFields } from '../../../../media/schemas/work.ts'
import { type Catalogue, createCatalogue, type Writes } from '../../../../server/catalogue/catalogue.ts'
import { openSqlite } from '../../../../server/catalogue/sqlite.ts'
import type { WorkRecord } from '../../../../server/records/work.ts'
import { airStatusOf, fingerprintOf } from '../../../../server/rules/air-status.ts'
import { tagsFingerprint } from '../../../../server/rules/work-tags.ts'

/** Written by the code of the version before, from works that were really uploaded and made. */
const OLD = readFileSync(join(import.meta.dirname, 'catalogue-2026-11-23.sql'), 'utf8')
const FILM = '9x3rzqsrt8uzhp32'
const SPOT = 'wsjv2y4hk4jtq7hx'
const NOW = new Date('2026-11-27T12:00:00Z')

type Row = Record<string, unknown>

let folder: string
let catalogue: Catalogue & Writes
const before: Record<string, Row[]> = {}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-old-'))
  const path = join(folder, 'catalogue.sqlite')
  const old = new Database(path)
  old.exec(OLD)
  for (const table of ['works', 'versions', 'users', 'tokens', 'stations', 'announcements', 'airings']) {
    before[table] = old.prepare(`SELECT * FROM ${table}`).all() as Row[]
  }
  old.close()
  catalogue = await createCatalogue(openSqlite(path), () => NOW)
})
afterAll(async () => {
  await catalogue.close()
  await rm(folder, { recursive: true, force: true })
})

const work = async (id: string): Promise<WorkRecord> => {
  const found = await catalogue.works.byId(id)
  if (!found) throw new Error('it was there before')
  return found
}
const json = (text: unknown) => (text === null ? null : JSON.parse(String(text)))

describe('a catalogue of the version before', () => {
  test('keeps every work, word for word', async () => {
    expect(before.works).toHaveLength(5)
    for (const row of before.works ?? []) {
      const now = await work(String(row.id))
      expect(now).toEqual({
        ...{ id: row.id, slug: row.slug, number: row.number, kind: row.kind, title: row.title },
        ...{ description: row.description, language: row.language, programme: row.programme },
        ...{ partner: row.partner, licence: row.licence, credits: row.credits, visibility: row.visibility },
        ...{ publishAt: row.publish_at, validFrom: row.valid_from, validUntil: row.valid_until },
        ...{ withdrawnAt: row.withdrawn_at, withdrawalReason: row.withdrawal_reason },
        ...{ trashedAt: row.trashed_at, status: row.status, attempt: row.attempt, error: null },
        ...{ version: row.version, fileName: row.file_name, bytes: row.bytes, sha256: row.sha256 },
        ...{ visibleVersion: row.visible_version, views: row.views },
        ...{ createdAt: row.created_at, updatedAt: row.updated_at },
        programmeId: row.programme === null ? null : expect.any(String),
        publishUntil: null,
        timedAt: null,
        project: null,
        kindIsSet: false,
        sensitive: false,
        contentNote: null,
        places: json(row.places),
        tags: json(row.tags),
        broadcast: json(row.broadcast),
        published: json(row.published),
      })
      const { title, description, language, places, programme, project, partner, licence, credits, tags } =
        now
      const {
        visibility,
        publishAt,
        publishUntil,
        validFrom,
        validUntil,
        broadcast,
        sensitive,
        contentNote,
      } = now
      const fields = {
        title,
        description,
        language,
        places,
        programme,
        project,
        partner,
        licence,
        credits,
        tags,
        sensitive,
        contentNote,
        publishUntil,
      }
      expect(
        Value.Check(WorkFields, { ...fields, visibility, publishAt, validFrom, validUntil, broadcast }),
      ).toBe(true)
    }
  })

  test('is found by its words, with its captions', async () => {
    const page = await catalogue.lists.list({ audience: 'public', q: 'masculinidad hilario', limit: 5 })
    expect(page.items.map(({ id }) => id)).toEqual([FILM])
    expect(await catalogue.captions.of([FILM])).toMatchObject([{ workId: FILM, language: 'es-PE' }])
  })

  test('lets in whoever could come in before', async () => {
    for (const { id, email, name, role, password, disabled_at } of before.users ?? []) {
      expect(await catalogue.users.withPassword(String(email))).toMatchObject({
        user: { id, email, name, role, disabledAt: disabled_at },
        password,
      })
    }
    for (const { hash, user_id } of before.tokens ?? []) {
      expect(await catalogue.credentials.userOfToken(String(hash))).toMatchObject({ user: { id: user_id } })
    }
  })

  test('tells the stations nothing anew: what they know is still what there is', async () => {
    const [announced] = before.announcements ?? []
    const spot = await work(SPOT)
    expect(fingerprintOf(spot, airStatusOf(spot, NOW))).toBe(announced?.fingerprint)
    expect(tagsFingerprint(spot)).toBe(before.works?.find(({ id }) => id === SPOT)?.tags_said)
    await catalogue.sync.wake()
    expect(await catalogue.sync.head()).toBe(announced?.change)
    expect(await catalogue.staleTags.spots(NOW)).toEqual([])
  })

  test('keeps the stations, what they aired and the cart numbers that they were given', async () => {
    const stations = await catalogue.stations.list()
    expect(stations.map(({ id, name, revokedAt }) => [id, name, revokedAt]).sort()).toEqual(
      before.stations?.map(({ id, name, revoked_at }) => [id, name, revoked_at]).sort(),
    )
    const radio = stations.find(({ name }) => name === 'Radio Tayacaja')
    expect(radio).toMatchObject({ languages: ['es-PE', 'quy'], carts: { first: 50001, last: 50999 } })
    expect([...(await catalogue.stations.worksByCart(radio?.id ?? ''))]).toEqual([[50001, SPOT]])
    const aired = await catalogue.airings.list({ from: '2026-01-01', until: '2027-01-01' }, 10)
    expect(aired).toMatchObject([{ workId: SPOT, airedAt: before.airings?.[0]?.aired_at, seconds: 30 }])
  })

  test('asks for nothing to be made again, and has nobody waiting for a file', async () => {
    expect(await catalogue.lists.unfinished()).toEqual([])
    expect(await catalogue.versions.unplaced()).toEqual([])
    const versions = await catalogue.versions.of(SPOT)
    expect(versions).toHaveLength(2)
    for (const { placedAt, createdAt } of versions) expect(placedAt).toBe(createdAt)
  })
})
