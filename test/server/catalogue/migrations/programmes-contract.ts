import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Catalogue, createCatalogue } from '../../../../server/catalogue/catalogue.ts'
import type { Engine } from '../../../../server/catalogue/engine.ts'
import { migrate } from '../../../../server/catalogue/migrations.ts'

/** The last migration of the version that knew programmes as free text only. */
const BEFORE = '2026-11-23-tags'

/** What becomes of the programmes that works of the version before have named, whatever holds them. */
export function programmesMigrationContract(
  name: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
) {
  describe(`a catalogue in ${name} that knew programmes as free text`, () => {
    let catalogue: Catalogue
    let close: () => Promise<void>

    beforeAll(async () => {
      const { engine, close: closeEngine } = await open()
      await migrate(engine, BEFORE)
      const named = ['Género y Violencia', 'género  y violencia', 'Género y Violencia', 'Wiñay', '', null]
      for (const [index, programme] of named.entries()) await workOfBefore(engine, index, programme)
      catalogue = await createCatalogue(engine)
      close = async () => {
        await catalogue.close()
        await closeEngine()
      }
    })
    afterAll(() => close())

    test('has one draft for each, under the spelling that most works use', async () => {
      const programmes = await catalogue.programmes.list()
      expect(programmes.map(({ title, slug, visibility }) => [title.es, slug, visibility])).toEqual([
        ['Género y Violencia', 'genero-y-violencia', 'draft'],
        ['Wiñay', 'winay', 'draft'],
      ])
    })

    test('finds the works of each by every spelling', async () => {
      for (const programme of ['Género y Violencia', 'GÉNERO Y VIOLENCIA', 'genero-y-violencia']) {
        const { items } = await catalogue.lists.list({ audience: 'staff', programme, limit: 10 })
        expect(items.map(({ id }) => id).sort()).toEqual([idOf(0), idOf(1), idOf(2)])
      }
    })

    test('leaves what a work said as it was, until it follows', async () => {
      expect((await catalogue.works.byId(idOf(1)))?.programme).toBe('género  y violencia')
      expect((await catalogue.programmes.strays(10)).map(({ workIds }) => workIds)).toEqual([[idOf(1)]])
      expect(await catalogue.works.byId(idOf(5))).toMatchObject({ programme: null, programmeId: null })
    })
  })
}

const idOf = (index: number): string => `${'abcdefghjkmnpqr'}${index + 2}`

/** A row as the code of that version wrote it. */
async function workOfBefore({ db }: Engine, index: number, programme: string | null): Promise<void> {
  const time = `2026-11-23T00:00:0${index}.000Z`
  await sql`insert into works (
    id, slug, slug_fixed, kind, title, description, places, programme, credits, tags, visibility, status, attempt,
    version, file_name, bytes, sha256, views, listed_at, created_at, updated_at, number
  ) values (
    ${idOf(index)}, ${`obra-${index}`}, 1, 'video', 'Obra', '', '[]', ${programme}, '', '[]', 'public', 'ready', 1,
    1, 'a.mp4', 10, 'ab', 0, ${time}, ${time}, ${time}, ${index + 1}
  )`.execute(db)
}
