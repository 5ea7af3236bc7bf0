import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newWorkId } from '../../../media/ids.ts'
import { type Catalogue, createCatalogue, type Writes } from '../../../server/catalogue/catalogue.ts'
import type { Engine } from '../../../server/catalogue/engine.ts'
import type { ProgrammeRecord } from '../../../server/records/programme.ts'

const inSpanish = (es: string) => ({ es, qu: '', en: '' })

/** What the catalogue promises of programmes, whatever holds it. */
export function programmesContract(
  name: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
) {
  describe(`programmes in ${name}`, () => {
    let catalogue: Catalogue & Writes
    let engine: Engine
    let close: () => Promise<void>

    beforeAll(async () => {
      const opened = await open()
      engine = opened.engine
      catalogue = await createCatalogue(engine)
      close = async () => {
        await catalogue.close()
        await opened.close()
      }
    })
    afterAll(() => close())
    beforeEach(async () => {
      await engine.db.deleteFrom('programmes').execute()
      await engine.db.deleteFrom('works_search').execute()
      await engine.db.deleteFrom('works').execute()
    })

    const create = async (title: string): Promise<ProgrammeRecord> => {
      const id = await catalogue.programmes.create({ title: inSpanish(title) })
      const made = await catalogue.programmes.byId(id)
      if (!made) throw new Error('it was not created')
      return made
    }
    const rename = async (id: string, title: string) => {
      await catalogue.programmes.edit(id, { title: inSpanish(title) })
      return catalogue.programmes.byId(id)
    }

    test('a draft takes a new address with its name; a public one keeps it', async () => {
      const { id } = await create('Género')
      expect((await rename(id, 'Género y Violencia'))?.slug).toBe('genero-y-violencia')
      await catalogue.programmes.edit(id, { visibility: 'public' })
      expect((await rename(id, 'Otra cosa'))?.slug).toBe('genero-y-violencia')
    })

    test('is found by its id and by every name and address that it ever had', async () => {
      const { id } = await create('Género')
      await rename(id, 'Violencia')
      for (const said of [id, 'Género', 'genero', 'VIOLENCIA ', 'violencia'])
        expect((await catalogue.programmes.find(said))?.id).toBe(id)
      expect(await catalogue.programmes.find('nada')).toBeNull()
    })

    test('two of one name have two addresses, and the name stays with the first', async () => {
      const first = await create('Wiñay')
      const second = await create('Wiñay')
      expect([first.slug, second.slug]).toEqual(['winay', 'winay-2'])
      expect((await catalogue.programmes.find('wiñay'))?.id).toBe(first.id)
    })

    test('works that bear an earlier name are told until they follow', async () => {
      const { id } = await create('Género')
      const upload = { id: newWorkId(), kind: 'spot', fileName: 'a.wav', bytes: 1, sha256: 'ab' } as const
      const work = await catalogue.works.create(upload, { title: 'Uno', programme: 'género' })
      expect(work.programme).toBe('Género')
      await rename(id, 'Violencia')
      expect(await catalogue.programmes.strays(10)).toEqual([
        { programmeId: id, name: 'Violencia', workIds: [work.id] },
      ])
      await catalogue.works.edit(work.id, { programme: 'Violencia' })
      await catalogue.programmes.settled(id, 'Violencia')
      expect(await catalogue.programmes.strays(10)).toEqual([])
      expect((await catalogue.works.byId(work.id))?.programme).toBe('Violencia')
      const { items } = await catalogue.lists.list({ audience: 'staff', programme: 'Género', limit: 5 })
      expect(items.map((item) => item.id)).toEqual([work.id])
    })

    test('a work that names a programme nobody knows brings a draft of it', async () => {
      const upload = { id: newWorkId(), kind: 'spot', fileName: 'a.wav', bytes: 1, sha256: 'ab' } as const
      await catalogue.works.create(upload, { title: 'Uno', programme: 'Hombres sin Violencia' })
      expect(await catalogue.programmes.find('hombres sin violencia')).toMatchObject({ visibility: 'draft' })
    })

    test('projects and outcomes stand in the order that staff give them', async () => {
      const { id } = await create('Género')
      const projects: string[] = []
      for (const title of ['a', 'b', 'c'])
        projects.push(await catalogue.programmeParts.addProject(id, { title: inSpanish(title) }))
      await catalogue.programmeParts.editProject(id, String(projects[2]), { position: 0 })
      const first = { sentence: inSpanish('primero'), position: 0 }
      await catalogue.programmeParts.addOutcome(id, { sentence: inSpanish('segundo'), figure: '30' })
      await catalogue.programmeParts.addOutcome(id, first)
      const programme = await catalogue.programmes.byId(id)
      expect(programme?.projects.map(({ title, position }) => [title.es, position])).toEqual([
        ['c', 0],
        ['a', 1],
        ['b', 2],
      ])
      expect(programme?.outcomes.map(({ sentence }) => sentence.es)).toEqual(['primero', 'segundo'])
    })

    test('a project that goes leaves its works and outcomes to the programme', async () => {
      const { id } = await create('Género')
      const project = await catalogue.programmeParts.addProject(id, { title: inSpanish('uno') })
      await catalogue.programmeParts.addOutcome(id, { sentence: inSpanish('x'), project })
      const upload = { id: newWorkId(), kind: 'spot', fileName: 'a.wav', bytes: 1, sha256: 'ab' } as const
      const work = await catalogue.works.create(upload, { title: 'Uno', project })
      expect(work.programme).toBe('Género')
      expect(await catalogue.programmeParts.removeProject(id, project)).toBe(true)
      expect(await catalogue.works.byId(work.id)).toMatchObject({ project: null, programme: 'Género' })
      expect((await catalogue.programmes.byId(id))?.outcomes[0]?.project).toBeNull()
    })
  })
}
