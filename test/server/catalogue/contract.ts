import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ChaskiError } from '../../../media/errors.ts'
import { newWorkId } from '../../../media/ids.ts'
import type { Count, TallyOutcome } from '../../../media/jobs/queues.ts'
import type { WorkEdit } from '../../../media/schemas/work.ts'
import type { PageKind } from '../../../media/viewing.ts'
import { type Catalogue, createCatalogue, type Writes } from '../../../server/catalogue/catalogue.ts'
import type { Engine } from '../../../server/catalogue/engine.ts'
import { PUBLISHED_VIDEO } from '../../support/app.ts'

const FILE = { kind: 'video', fileName: 'a.mp4', bytes: 5_000_000_000, sha256: 'ab'.repeat(32) } as const
const newUpload = () => ({ ...FILE, id: newWorkId() })

/** What the catalogue promises, whatever holds it. Each test gets works of its own; the tables are shared. */
export function catalogueContract(
  name: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
) {
  describe(`catalogue in ${name}`, () => {
    let catalogue: Catalogue & Writes
    let close: () => Promise<void>
    let engine: Engine
    let time = Date.parse('2026-01-01T00:00:00Z')
    // A clock that never stands still, so that the order of works is the order of the test.
    const now = () => new Date(time++)

    beforeAll(async () => {
      const opened = await open()
      engine = opened.engine
      catalogue = await createCatalogue(engine, now)
      close = async () => {
        await catalogue.close()
        await opened.close()
      }
    })
    afterAll(() => close())
    beforeEach(async () => {
      await engine.db.deleteFrom('works_search').execute()
      await engine.db.deleteFrom('works').execute()
      await engine.db.deleteFrom('users').execute()
    })

    const newWork = (title: string, fields: object = {}) =>
      catalogue.works.create(newUpload(), { title, ...fields })
    const shown = async (title: string, fields: object = {}) => {
      const work = await newWork(title, { visibility: 'public', ...fields })
      await catalogue.works.move({ workId: work.id, version: 1 }, 'finished', { visible: PUBLISHED_VIDEO })
      return work
    }
    const tagsOf = (id: string) =>
      engine.db
        .selectFrom('works')
        .select(['tags_said', 'tags_sent'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    const titles = async (query: object) =>
      (await catalogue.lists.list({ audience: 'public', limit: 50, ...query })).items.map(
        (work) => work.title,
      )

    test('finds a work by the code that people name it by', async () => {
      const [first, second] = [await newWork('Uno'), await newWork('Dos')]
      const found = async (q: string) =>
        (await catalogue.lists.list({ q, audience: 'staff', limit: 10 })).items.map(({ id }) => id)
      const code = `AYD-${String(second.number).padStart(6, '0')}`
      expect(await found(code)).toEqual([second.id])
      expect(await found(` ${code.toLowerCase()} `)).toEqual([second.id])
      expect(await found(`${code}_v2_es-PE_30s.mp3`)).toEqual([second.id])
      expect(await found('AYD-999999')).toEqual([])
      expect(await found('uno')).toEqual([first.id])
    })

    test('holds a work for a transaction that decides by what it says', async () => {
      const { id } = await newWork('Uno')
      const append = (word: string) =>
        catalogue.transaction(async ({ works }) => {
          const title = (await works.held(id))?.title
          return works.edit(id, { title: `${title} ${word}` })
        })
      await Promise.all([append('dos'), append('tres'), append('cuatro')])
      const words = (await catalogue.works.byId(id))?.title.split(' ')
      expect(words?.toSorted()).toEqual(['Uno', 'cuatro', 'dos', 'tres'])
      expect(await catalogue.works.held(newWorkId())).toBeUndefined()
    })

    test('is brought up to date again without a change', async () => {
      const work = await newWork('Permanece')
      const again = await createCatalogue({ ...engine })
      expect(await again.works.byId(work.id)).toEqual(await catalogue.works.byId(work.id))
    })

    test('keeps a work as it was told, with sizes beyond 32 bits', async () => {
      const fields = {
        description: 'Línea 1\n\nLínea 2',
        language: 'es-PE',
        places: ['Tayacaja', 'Jauja'],
        tags: ['género'],
        publishAt: '2026-03-01T00:00:00-05:00',
      }
      const { id } = await newWork('Hilario', fields)
      expect(await catalogue.works.byId(id)).toMatchObject({
        title: 'Hilario',
        slug: 'hilario',
        description: fields.description,
        places: fields.places,
        bytes: 5_000_000_000,
        publishAt: '2026-03-01T05:00:00.000Z',
        status: 'queued',
        version: 1,
        visibleVersion: null,
        views: 0,
      })
    })

    test('gives works of one title an address each, also at the same moment', async () => {
      const works = await Promise.all(Array.from({ length: 4 }, () => newWork('Apúrate, María')))
      expect(works.map((work) => work.slug).sort()).toEqual([
        'apurate-maria',
        'apurate-maria-2',
        'apurate-maria-3',
        'apurate-maria-4',
      ])
    })

    test('changes the address with the title only until the work was shown', async () => {
      const { id } = await newWork('Borrador')
      expect(await catalogue.works.edit(id, { title: 'Valórame' })).toMatchObject({ slug: 'valorame' })
      await catalogue.works.edit(id, { visibility: 'unlisted' })
      expect(await catalogue.works.edit(id, { title: 'Otro título', visibility: 'draft' })).toMatchObject({
        slug: 'valorame',
        title: 'Otro título',
      })
      expect(await catalogue.works.edit(id, { title: 'Tercero' })).toMatchObject({ slug: 'valorame' })
    })

    test('moves a version only where the table of moves allows it', async () => {
      const { id } = await newWork('Mover')
      const ref = { workId: id, version: 1 }
      expect(await catalogue.works.move(ref, 'retried')).toBeNull()
      expect(await catalogue.works.move(ref, 'started')).toMatchObject({ status: 'processing' })
      expect(
        await catalogue.works.move(ref, 'refused', { error: { code: 'damaged_file', detail: 'moov' } }),
      ).toMatchObject({ status: 'failed', error: { code: 'damaged_file', detail: 'moov' } })
      expect(await catalogue.works.move(ref, 'finished', { visible: PUBLISHED_VIDEO })).toBeNull()
      expect(await catalogue.works.move(ref, 'retried')).toMatchObject({
        status: 'queued',
        attempt: 2,
        error: null,
      })
      expect(await catalogue.works.move(ref, 'finished', { visible: PUBLISHED_VIDEO })).toMatchObject({
        status: 'ready',
        visibleVersion: 1,
      })
    })

    test('changes the kind of a work by what was found in it, until somebody has seen it', async () => {
      const { id } = await newWork('Solo sonido')
      const ref = { workId: id, version: 1 }
      expect(await catalogue.works.move(ref, 'started', { kind: 'spot' })).toMatchObject({
        ...{ kind: 'spot', kindIsSet: false },
      })
      await catalogue.works.move(ref, 'finished', { visible: PUBLISHED_VIDEO })
      await catalogue.works.addVersion(id, newUpload(), 2)
      expect(
        await catalogue.works.move({ workId: id, version: 2 }, 'started', { kind: 'spot' }),
      ).toMatchObject({
        kind: 'video',
      })
    })

    test('lets exactly one of several equal moves through', async () => {
      const { id } = await newWork('Carrera')
      const moves = await Promise.all(
        Array.from({ length: 5 }, () => catalogue.works.move({ workId: id, version: 1 }, 'cancelled')),
      )
      expect(moves.filter((row) => row !== null)).toHaveLength(1)
    })

    test('keeps showing the old version until the new one is made, and ignores what comes late of the old', async () => {
      const { id } = await shown('Versiones')
      const second = { ...newUpload(), bytes: 7, sha256: 'cd'.repeat(32) }
      expect(await catalogue.works.addVersion(id, second, 2)).toMatchObject({
        version: 2,
        status: 'queued',
        visibleVersion: 1,
        bytes: 7,
      })
      expect(await catalogue.works.move({ workId: id, version: 1 }, 'started')).toBeNull()
      await catalogue.works.move({ workId: id, version: 2 }, 'finished', {
        visible: { ...PUBLISHED_VIDEO, duration: 7 },
      })
      expect(await catalogue.works.byId(id)).toMatchObject({ visibleVersion: 2, status: 'ready' })
      expect((await catalogue.versions.of(id)).map((version) => version.bytes)).toEqual([5_000_000_000, 7])
      expect(await catalogue.versions.byUpload(second.id)).toMatchObject({ workId: id, version: 2 })
      expect(await catalogue.versions.byUpload(newWorkId())).toBeUndefined()
    })

    test('counts a version as replaced from the moment at which the new one is shown, not uploaded', async () => {
      const { id } = await shown('Relevo')
      await catalogue.works.addVersion(id, newUpload(), 2)
      const uploaded = now()
      time += 30 * 24 * 60 * 60 * 1000
      await catalogue.works.move({ workId: id, version: 2 }, 'started')
      const replaced = async (since: Date) =>
        (await catalogue.versions.replacedBefore(since)).map(({ version }) => version)
      expect(await replaced(now())).toEqual([])
      const before = now()
      await catalogue.works.move({ workId: id, version: 2 }, 'finished', { visible: PUBLISHED_VIDEO })
      expect(await replaced(uploaded)).toEqual([])
      expect(await replaced(before)).toEqual([])
      expect(await replaced(now())).toEqual([1])
      await catalogue.versions.noteRemoved({ workId: id, version: 1 }, now())
      expect(await replaced(now())).toEqual([])
    })

    test('knows the spots whose files carry old tags, and queues each of them once', async () => {
      const spot = await catalogue.works.create({ ...newUpload(), kind: 'spot' }, { title: 'grabacion_03' })
      const ref = { workId: spot.id, version: 1 }
      const later = () => new Date(time + 60_000)
      const stale = async () => (await catalogue.staleTags.spots(later())).map(({ id }) => id)
      await catalogue.works.edit(spot.id, { title: 'Hilario', validUntil: '2026-03-01T00:00:00-05:00' })
      expect(await stale()).toEqual([])
      await catalogue.works.move(ref, 'finished', { visible: PUBLISHED_VIDEO })
      // The kind follows what was found, and what was found here is a video.
      await engine.db.updateTable('works').set({ kind: 'spot' }).where('id', '=', spot.id).execute()
      expect(await stale()).toEqual([spot.id])
      expect(await catalogue.staleTags.spots(new Date(time - 60_000))).toEqual([])

      await catalogue.works.edit(spot.id, { title: 'grabacion_03', validUntil: null, description: 'Otra' })
      expect(await stale()).toEqual([])
      await catalogue.works.edit(spot.id, { title: 'Hilario' })
      await catalogue.works.withdraw(spot.id)
      expect(await stale()).toEqual([])
      await catalogue.works.restore(spot.id)
      await catalogue.works.trash(spot.id)
      expect(await stale()).toEqual([])
      await catalogue.works.restore(spot.id)

      const [found] = await catalogue.staleTags.spots(later())
      if (!found) throw new Error('the spot is stale')
      const remake = () => catalogue.staleTags.remake(found, newWorkId())
      const made = await Promise.all([remake(), remake(), remake()])
      expect(made.filter((row) => row !== null)).toMatchObject([
        { version: 2, status: 'queued', attempt: 1, visibleVersion: 1, sha256: FILE.sha256 },
      ])
      const waiting = async () => (await catalogue.staleTags.unplaced(later())).map(({ id }) => id)
      expect(await waiting()).toEqual([spot.id])
      expect((await catalogue.lists.unfinished()).map(({ id }) => id)).not.toContain(spot.id)
      await catalogue.versions.notePlaced({ workId: spot.id, version: 2 })
      expect(await waiting()).toEqual([])
      expect((await catalogue.lists.unfinished()).map(({ id }) => id)).toContain(spot.id)
      const files = await catalogue.versions.of(spot.id)
      expect(files.map(({ version, sha256 }) => [version, sha256])).toEqual([
        [1, FILE.sha256],
        [2, FILE.sha256],
      ])
      await catalogue.works.move({ workId: spot.id, version: 2 }, 'finished')
      expect(await stale()).toEqual([])
    })

    test('what is queued again by hand carries the tags of that moment', async () => {
      const { id } = await newWork('Antes')
      await catalogue.works.edit(id, { title: 'Después' })
      await catalogue.works.move({ workId: id, version: 1 }, 'cancelled')
      const retried = await catalogue.works.move({ workId: id, version: 1 }, 'retried')
      const first = await tagsOf(id)
      expect(retried?.title).toBe('Después')
      expect(first.tags_sent).toBe(first.tags_said)
      await catalogue.works.edit(id, { title: 'Otra vez' })
      const replaced = await catalogue.works.addVersion(id, newUpload(), 2)
      const second = await tagsOf(id)
      expect(replaced?.title).toBe('Otra vez')
      expect(second.tags_sent).toBe(second.tags_said)
      expect(second.tags_sent).not.toBe(first.tags_sent)
    })

    test('a work from before tags were noted waits for its next edit', async () => {
      const { id } = await catalogue.works.create({ ...newUpload(), kind: 'spot' }, { title: 'Antiguo' })
      await engine.db
        .updateTable('works')
        .set({ status: 'ready', tags_said: null, tags_sent: null })
        .where('id', '=', id)
        .execute()
      expect(await catalogue.staleTags.spots(new Date(time + 60_000))).toEqual([])
      await catalogue.works.edit(id, { title: 'Antiguo, corregido' })
      expect(await catalogue.staleTags.spots(new Date(time + 60_000))).toMatchObject([{ id }])
    })

    test('gives the addresses of public works by their numbers, and none of sensitive ones', async () => {
      const first = await shown('Hilario')
      await shown('Carta a mi hermana', { sensitive: true })
      await newWork('Borrador')
      const last = await shown('Valórame')
      const { lists } = catalogue
      const slugs = async (from: number, until: number) =>
        (await lists.addresses({ from, until })).map(({ slug }) => slug)
      expect(await lists.highestNumber()).toBe(last.number)
      expect(await slugs(first.number, last.number)).toEqual(['hilario', 'valorame'])
      expect(await slugs(first.number + 1, last.number)).toEqual(['valorame'])
      expect(await slugs(last.number + 1, last.number + 1000)).toEqual([])
    })

    test('finds words without their accents, by their beginnings, in every field', async () => {
      await shown('La canción de Wiñay', { places: ['San Juan de Lurigancho'], tags: ['liderazgo'] })
      await shown('Otra cosa')
      const found = ['La canción de Wiñay']
      expect(await titles({ q: 'cancion' })).toEqual(found)
      expect(await titles({ q: 'CANCIÓN winay' })).toEqual(found)
      expect(await titles({ q: 'luri' })).toEqual(found)
      expect(await titles({ q: 'lider' })).toEqual(found)
      expect(await titles({ q: 'cancion otra' })).toEqual([])
      expect(await titles({ q: '"; drop table works; -- & | ! *' })).toEqual([])
      expect(await titles({ q: '!!!' })).toEqual([])
      const twelve = 'la cancion de winay san juan lurigancho liderazgo can win lur lid'
      expect(await titles({ q: `${twelve} ${twelve} nada` })).toEqual(found)
    })

    test('ranks the exact title first, then titles, then the rest, each from the last to the first', async () => {
      await shown('Otro título', { description: 'Agua para todos' })
      await shown('El agua que falta')
      await shown('Agua')
      await shown('Aguas del Mantaro')
      await shown('Nada de eso')
      await shown('Noticias', { tags: ['agua'] })
      const order = ['Agua', 'Aguas del Mantaro', 'El agua que falta', 'Noticias', 'Otro título']
      expect(await titles({ q: 'agua' })).toEqual(order)
      const paged: string[] = []
      for (let cursor: string | undefined, pages = 0; pages < 6; pages++) {
        const page = await catalogue.lists.list({
          audience: 'public',
          q: 'agua',
          limit: 1,
          ...(cursor && { cursor }),
        })
        paged.push(...page.items.map(({ title }) => title))
        if (page.cursor === null) break
        cursor = page.cursor
      }
      expect(paged).toEqual(order)
    })

    test('finds the last of many that are not shown, and everything of a common word page by page', async () => {
      const wanted = await shown('Común a todos, visible')
      for (let made = 0; made < 40; made++) await shown('Común a todos', { visibility: 'draft' })
      expect(await titles({ q: 'comun todos', limit: 1 })).toEqual([wanted.title])
      const seen = new Set<string>()
      let cursor: string | undefined
      do {
        const page = await catalogue.lists.list({
          audience: 'staff',
          q: 'comun',
          limit: 7,
          ...(cursor && { cursor }),
        })
        for (const { id } of page.items) seen.add(id)
        cursor = page.cursor ?? undefined
      } while (cursor)
      expect(seen.size).toBe(41)
    })

    test('forgives endings both ways, spellings of one sound, and one slip where nothing else is found', async () => {
      await shown('La violencia no es costumbre', { places: ['Tayacaja'] })
      await shown('Masculinidades de hoy')
      await shown('Costumbres de antes')
      await shown('Llaqta')
      expect(await titles({ q: 'costumbres' })).toEqual([
        'Costumbres de antes',
        'La violencia no es costumbre',
      ])
      expect(await titles({ q: 'costumbre' })).toEqual([
        'Costumbres de antes',
        'La violencia no es costumbre',
      ])
      expect(await titles({ q: 'Tayakaxa' })).toEqual(['La violencia no es costumbre'])
      expect(await titles({ q: 'llaqtakunapi' })).toEqual(['Llaqta'])
      expect(await titles({ q: 'masculnidades' })).toEqual(['Masculinidades de hoy'])
      expect(await titles({ q: 'violenica costubmre' })).toEqual(['La violencia no es costumbre'])
      expect(await titles({ q: 'violencias masculnidad' })).toEqual([])
      expect(await titles({ q: 'costumbre', place: 'Tayacaja' })).toEqual(['La violencia no es costumbre'])
      expect(await titles({ q: '𞤀𞤁 ꟿ ß' })).toEqual([])
    })

    test('finds a brochure by the text of its pages', async () => {
      const { id } = await newWork('Folleto', { visibility: 'public' })
      const page = { number: 1, width: 100, height: 100, images: [], text: 'Paternidad afectiva' }
      await catalogue.works.move({ workId: id, version: 1 }, 'finished', {
        visible: { kind: 'brochure', pages: [page], outline: [], downloads: [] },
      })
      expect(await titles({ q: 'paternidad', kind: 'brochure' })).toEqual(['Folleto'])
    })

    test('finds a work by its new words after an edit, and no longer by the old', async () => {
      const { id } = await shown('Antes')
      await catalogue.works.edit(id, { title: 'Después', places: ['Jauja'] })
      expect(await titles({ q: 'antes' })).toEqual([])
      expect(await titles({ q: 'despues', place: 'Jauja' })).toEqual(['Después'])
    })

    test('shows the public only what may be shown now', async () => {
      await shown('Visible')
      await shown('Pasada', { publishAt: '2025-01-01T00:00:00Z' })
      await shown('Futura', { publishAt: '2099-01-01T00:00:00Z' })
      await shown('Jamás', { publishAt: '9999-12-31T23:59:59-05:00' })
      await shown('Terminada', { publishUntil: '2025-01-01T00:00:00Z' })
      await shown('Todavía', { publishUntil: '9999-12-31T23:59:59-05:00' })
      await shown('Por enlace', { visibility: 'unlisted' })
      await shown('Borrador', { visibility: 'draft' })
      await newWork('Sin archivos', { visibility: 'public' })
      await catalogue.works.withdraw((await shown('Retirada')).id)
      await catalogue.works.trash((await shown('Papelera')).id)
      expect((await titles({})).sort()).toEqual(['Pasada', 'Todavía', 'Visible'])
      expect(await titles({ audience: 'trash' })).toEqual(['Papelera'])
      expect(await titles({ audience: 'staff' })).toHaveLength(10)
    })

    test('filters by kind, language, place, programme and status', async () => {
      await shown('A', { language: 'es-PE', places: ['Jauja', 'Lima'], programme: 'Wiñay' })
      await shown('B', { language: 'es', places: ['Lima'] })
      await shown('C', { language: 'quy' })
      await newWork('D', { visibility: 'public' })
      expect(await titles({ language: 'es' })).toEqual(['B', 'A'])
      expect(await titles({ language: 'es-PE' })).toEqual(['A'])
      expect(await titles({ place: 'Lima' })).toEqual(['B', 'A'])
      expect(await titles({ places: ['Lima', 'Nowhere'] })).toEqual(['B', 'A'])
      expect(await titles({ places: [] })).toEqual([])
      expect(await titles({ programme: 'Wiñay' })).toEqual(['A'])
      expect(await titles({ kind: 'spot' })).toEqual([])
      expect(await titles({ audience: 'staff', status: 'queued' })).toEqual(['D'])
      expect(await catalogue.lists.facets('public')).toEqual({
        languages: ['es', 'es-PE', 'quy'],
        places: ['Jauja', 'Lima'],
        programmes: ['Wiñay'],
      })
    })

    test('pages through a list without leaving out or doubling a work, while others arrive', async () => {
      for (let number = 1; number <= 7; number++) await shown(`Obra ${number}`)
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await catalogue.lists.list({ audience: 'public', limit: 3, cursor })
        seen.push(...page.items.map((work) => work.title))
        await shown('Nueva')
        cursor = page.cursor ?? undefined
      } while (cursor)
      expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((number) => `Obra ${number}`))
    })

    test('lists what most people saw, and the works of a project, to the public alone', async () => {
      const [few, many, hidden] = [await shown('Pocas'), await shown('Muchas'), await shown('Oculta')]
      await shown('Ninguna')
      for (const [{ id }, views] of [
        [few, 2],
        [many, 30],
        [hidden, 90],
      ] as const)
        await engine.db
          .updateTable('works')
          .set({ views, project_id: 'qqqqqqqqqqqqqqqq' })
          .where('id', '=', id)
          .execute()
      await catalogue.works.withdraw(hidden.id)
      const seen = (await catalogue.lists.mostSeen(5)).map(({ title }) => title)
      expect(seen).toEqual(['Muchas', 'Pocas'])
      expect(await titles({ project: 'qqqqqqqqqqqqqqqq' })).toEqual(['Muchas', 'Pocas'])
      expect(await catalogue.lists.mostSeen(1)).toHaveLength(1)
    })

    test('refuses a cursor that it did not write', async () => {
      const list = catalogue.lists.list({ audience: 'public', limit: 3, cursor: 'nonsense' })
      await expect(list).rejects.toThrow(ChaskiError)
    })

    test('adds a batch of views once, to the days on which they were watched in Peru', async () => {
      const { id } = await shown('Vistas')
      const views = (hour: string, amount: number, page: PageKind = 'site'): Count => ({
        ...{ workId: id, hour, page, measure: 'views', amount },
      })
      const night = [views('2026-01-10T03', 1), views('2026-01-10T04', 2), views('2026-01-10T05', 4)]
      const batch: TallyOutcome = {
        type: 'tallied',
        batch: `1768057200000-b-${id}`,
        counts: [...night, views('2026-01-10T05', 8, 'embed')],
      }
      expect(await catalogue.tallies.add(batch)).toEqual([{ id, views: 15 }])
      expect(await catalogue.tallies.add(batch)).toEqual([])
      await catalogue.tallies.add({
        ...batch,
        batch: `1768057200000-c-${id}`,
        counts: [views('2026-01-10T23', 16)],
      })
      expect(await catalogue.works.byId(id)).toMatchObject({ views: 31 })
      const days = await engine.db
        .selectFrom('daily_counts')
        .select(['day', 'page', 'amount'])
        .where('work_id', '=', id)
        .orderBy('day')
        .orderBy('page')
        .execute()
      expect(days).toEqual([
        { day: '2026-01-09', page: 'site', amount: 3 },
        { day: '2026-01-10', page: 'embed', amount: 8 },
        { day: '2026-01-10', page: 'site', amount: 20 },
      ])
    })

    test('figures are of the works that are asked for, with their airings', async () => {
      const [film, other] = [await shown('Con proyecto'), await shown('Sin él')]
      const programme = await catalogue.programmes.create({ title: { es: 'Cifras', qu: '', en: '' } })
      const project = 'pppppppppppppppp'
      const empty = JSON.stringify({ es: '', qu: '', en: '' })
      await engine.db
        .insertInto('programme_projects')
        .values({
          ...{ id: project, programme_id: programme, title: empty, text: empty, places: '[]', position: 0 },
          ...{ partner: 'EMpower', starts_on: null, ends_on: null, picture: null },
        })
        .execute()
      await engine.db
        .updateTable('works')
        .set({ programme_id: programme, project_id: project })
        .where('id', '=', film.id)
        .execute()
      const count = { hour: '2026-01-10T15', page: 'site', measure: 'views' } as const
      await catalogue.tallies.add({
        type: 'tallied',
        batch: `${Date.parse('2026-01-10T15:20:00Z')}-figures`,
        counts: [
          { ...count, workId: film.id, amount: 4 },
          { ...count, workId: other.id, amount: 9 },
        ],
      })
      const period = { from: '2026-01-01', until: '2026-01-31' }
      const { figures, reports } = catalogue
      for (const works of [{ programmeId: programme }, { projectId: project }, { partner: 'EMpower' }]) {
        expect(await figures.byDay({ ...period, works, measures: ['views'] })).toEqual([
          { day: '2026-01-10', measure: 'views', amount: 4, apart: 0 },
        ])
        expect(await figures.overall({ ...period, works, measures: ['views'] })).toEqual([
          { measure: 'views', page: 'site', amount: 4 },
        ])
        expect(await figures.facts(works)).toMatchObject([{ id: film.id, projectId: project }])
        const aired = { from: '2026-01-01T05:00:00.000Z', until: '2026-02-01T05:00:00.000Z', works }
        for (const by of ['day', 'work', 'place', 'province'] as const)
          expect(await figures.airings(aired, by)).toEqual([])
      }
      expect((await figures.facts({ workId: film.id }))[0]?.publishedAt).toEqual(expect.any(String))
      expect(await reports.list(programme)).toEqual([])
    })

    test('the sums of months and groups follow whatever happens to works', async () => {
      const programme = await catalogue.programmes.create({ title: { es: 'Sumas', qu: '', en: '' } })
      const project = await catalogue.programmeParts.addProject(programme, {
        ...{ title: { es: 'Uno', qu: '', en: '' }, text: { es: '', qu: '', en: '' }, places: [] },
        ...{ partner: 'Manos Unidas', startsOn: null, endsOn: null, picture: null },
      })
      const [one, other] = [await shown('Suma una'), await shown('Suma otra')]
      const count = async (name: string, workId: string, hour: string, amount: number) => {
        const counts: Count[] = [
          { workId, hour, page: 'site', measure: 'views', amount },
          { workId, hour, page: 'embed', measure: 'seconds', amount: 7 * amount },
        ]
        await catalogue.tallies.add({
          type: 'tallied',
          batch: `${Date.parse(`${hour}:20:00Z`)}-${name}`,
          counts,
        })
      }
      const agree = async () => {
        const { rows: months } = await sql`
          select work_id, month, measure, page, apart, sum(amount) from (
            select work_id, month, measure, page, apart, amount from monthly_counts
            union all
            select work_id, substr(day, 1, 7), measure, page, apart, -amount from daily_counts) as difference
          where work_id in (${one.id}, ${other.id})
          group by work_id, month, measure, page, apart having sum(amount) <> 0`.execute(engine.db)
        const { rows: groups } = await sql`
          select programme_id, project_id, kind, language, day, measure, page, apart, sum(amount) from (
            select * from daily_group_counts
            union all
            select coalesce(programme_id, ''), coalesce(project_id, ''), kind, coalesce(language, ''),
              day, measure, page, apart, -amount
            from daily_counts inner join works on works.id = daily_counts.work_id) as difference
          where programme_id = ${programme}
          group by programme_id, project_id, kind, language, day, measure, page, apart
          having sum(amount) <> 0`.execute(engine.db)
        expect({ months, groups }).toEqual({ months: [], groups: [] })
      }
      const viewsOf = async (works: object) => {
        const days = await catalogue.figures.byDay({
          ...{ from: '2026-01-01', until: '2026-12-31', works, measures: ['views'] },
        })
        return days.reduce((sum, { amount, apart }) => sum + amount + 1000 * apart, 0)
      }

      await count('s1', one.id, '2026-02-03T15', 3)
      await catalogue.works.edit(one.id, { project, language: 'quy' })
      await count('s2', one.id, '2026-03-04T15', 4)
      await count('s3', other.id, '2026-03-05T15', 9)
      expect(await viewsOf({ partner: 'Manos Unidas' })).toBe(7)
      await catalogue.works.edit(other.id, { programme: 'Sumas' })
      expect(await viewsOf({ programmeId: programme })).toBe(16)
      expect(await viewsOf({ programmeId: programme, language: 'quy' })).toBe(7)
      await agree()

      // A crowd, which is set apart, and then counted after all.
      await count('s4', other.id, '2026-04-06T15', 500)
      expect(await viewsOf({ programmeId: programme })).toBe(16 + 1000 * 500)
      await catalogue.crowds.decide(other.id, '2026-04-06T15', 'counted')
      expect(await viewsOf({ programmeId: programme })).toBe(516)
      await agree()

      await catalogue.programmeParts.removeProject(programme, project)
      expect(await viewsOf({ programmeId: programme })).toBe(516)
      expect(await viewsOf({ projectId: project })).toBe(0)
      await agree()

      const byWork = await catalogue.figures.byWork({
        ...{
          from: '2026-02-03',
          until: '2026-04-05',
          works: { programmeId: programme },
          measures: ['views'],
        },
      })
      expect(byWork.map(({ workId, amount }) => [workId, amount]).sort()).toEqual(
        [
          [one.id, 7],
          [other.id, 9],
        ].sort(),
      )
      await catalogue.works.forget(other.id)
      expect(await viewsOf({ programmeId: programme })).toBe(7)
      await agree()
    })

    describe('a sudden crowd', () => {
      const HOUR = '2026-01-10T15'
      const at = Date.parse(`${HOUR}:20:00Z`)
      const batchOf = (name: string, amount: number, workId: string, arrivedAt = at): TallyOutcome => {
        const count = { workId, hour: HOUR, page: 'site' } as const
        const counts: Count[] = [
          { ...count, measure: 'views', amount },
          { ...count, measure: 'seconds', amount: 10 * amount },
        ]
        return { type: 'tallied', batch: `${arrivedAt}-${workId}-${name}`, counts }
      }
      const days = async (workId: string) => {
        const rows = await engine.db
          .selectFrom('daily_counts')
          .select(['measure', 'apart', 'amount'])
          .where('work_id', '=', workId)
          .where('amount', '<>', 0)
          .execute()
        return Object.fromEntries(
          rows.map(({ measure, apart, amount }) => [`${measure}${apart ? ' apart' : ''}`, amount]),
        )
      }
      const decide = (id: string, decision: 'counted' | 'left') => catalogue.crowds.decide(id, HOUR, decision)

      test('is set apart whole, also what was counted before it was one', async () => {
        const { id } = await shown('Multitud')
        expect(await catalogue.tallies.add(batchOf('a', 90, id))).toEqual([{ id, views: 90 }])
        expect(await catalogue.tallies.add(batchOf('b', 90, id))).toEqual([{ id, views: 0 }])
        expect(await catalogue.tallies.add(batchOf('c', 20, id))).toEqual([])
        expect(await days(id)).toEqual({ 'views apart': 200, 'seconds apart': 2000 })
        expect(await catalogue.crowds.list(1)).toMatchObject([
          { workId: id, title: 'Multitud', hour: HOUR, views: 200, decision: null },
        ])
      })

      test('is counted when staff say so, and what comes of it after that is too', async () => {
        const { id } = await shown('Después de la radio')
        await catalogue.tallies.add(batchOf('a', 200, id))
        expect(await decide(id, 'counted')).toEqual({ id, views: 200 })
        expect(await decide(id, 'left')).toBeNull()
        expect(await catalogue.tallies.add(batchOf('b', 50, id))).toEqual([{ id, views: 250 }])
        expect(await days(id)).toEqual({ views: 250, seconds: 2500 })
      })

      test('is left apart when staff say so, for good', async () => {
        const { id } = await shown('Un programa')
        await catalogue.tallies.add(batchOf('a', 200, id))
        expect(await decide(id, 'left')).toEqual({ id, views: 0 })
        expect(await catalogue.tallies.add(batchOf('b', 50, id))).toEqual([])
        expect(await days(id)).toEqual({ 'views apart': 250, 'seconds apart': 2500 })
      })

      test('is none where as many are usual in a day', async () => {
        const { id } = await shown('Muy vista')
        const day = { work_id: id, measure: 'views', page: 'site', apart: 0, amount: 500 } as const
        const month = Array.from({ length: 28 }, (_, index) => ({
          ...day,
          day: new Date(at - (index + 1) * 24 * 3600_000).toISOString().slice(0, 10),
        }))
        await engine.db.insertInto('daily_counts').values(month).execute()
        expect(await catalogue.tallies.add(batchOf('a', 400, id))).toEqual([{ id, views: 400 }])
        expect(await catalogue.tallies.add(batchOf('b', 200, id))).toEqual([{ id, views: 0 }])
      })

      test('can be decided on long after, and nothing else is kept for so long', async () => {
        const { id } = await shown('Tarde')
        const other = await shown('Otra')
        await catalogue.tallies.add(batchOf('a', 200, id))
        await catalogue.tallies.add(batchOf('a', 5, other.id))
        await catalogue.tallies.add(batchOf('b', 1, other.id, at + 40 * 24 * 3600_000))
        const kept = await engine.db
          .selectFrom('recent_counts')
          .select('work_id')
          .where('arrived', '=', HOUR)
          .where('work_id', 'in', [id, other.id])
          .distinct()
          .execute()
        expect(kept).toEqual([{ work_id: id }])
        expect(await decide(id, 'counted')).toEqual({ id, views: 200 })
      })
    })

    test('counts nothing for a work that was forgotten', async () => {
      const gone = newWorkId()
      const count: Count = { workId: gone, hour: '2026-01-10T03', page: 'site', measure: 'views', amount: 1 }
      expect(
        await catalogue.tallies.add({ type: 'tallied', batch: `1768057200000-${gone}`, counts: [count] }),
      ).toEqual([])
      const rows = await engine.db
        .selectFrom('daily_counts')
        .selectAll()
        .where('work_id', '=', gone)
        .execute()
      expect(rows).toEqual([])
    })

    test('forgets which batches it has counted when nobody can tell them again', async () => {
      const names = async () =>
        (await engine.db.selectFrom('tallies').select('batch').execute()).map(({ batch }) => batch)
      await catalogue.tallies.add({ type: 'tallied', batch: '1768057200000-0', counts: [] })
      time += 31 * 24 * 3600_000
      await catalogue.tallies.add({ type: 'tallied', batch: '1770800000000-0', counts: [] })
      expect(await names()).toEqual(['1770800000000-0'])
    })

    test('replaces captions of a language and forgets them', async () => {
      const { id } = await newWork('Subtítulos')
      await catalogue.captions.set(id, 'es', 10)
      await catalogue.captions.set(id, 'es', 20)
      await catalogue.captions.set(id, 'quy', 30)
      const rows = await catalogue.captions.of([id])
      expect(rows.map(({ language, bytes }) => [language, bytes])).toEqual([
        ['es', 20],
        ['quy', 30],
      ])
      expect(await catalogue.captions.remove(id, 'es')).toBe(true)
      expect(await catalogue.captions.remove(id, 'es')).toBe(false)
    })

    test('forgets a work with everything that belongs to it', async () => {
      const { id } = await shown('Olvido', { places: ['Lima'] })
      await catalogue.captions.set(id, 'es', 1)
      await catalogue.works.forget(id)
      expect(await catalogue.works.byId(id)).toBeUndefined()
      expect(await catalogue.versions.of(id)).toEqual([])
      expect(await catalogue.captions.of([id])).toEqual([])
      expect(await titles({ audience: 'staff', q: 'olvido' })).toEqual([])
    })

    test('knows users by their address in any case, each address once', async () => {
      const ana = { email: ' Ana@Example.org ', name: 'Ana', role: 'administrator', password: 'x' } as const
      expect(await catalogue.users.hasAdministrator()).toBe(false)
      const user = await catalogue.users.create(ana)
      expect(user).toMatchObject({ email: 'ana@example.org' })
      expect(await catalogue.users.create({ ...ana, email: 'ANA@example.org' })).toBeNull()
      expect(await catalogue.users.byEmail('ana@EXAMPLE.org')).toEqual(user)
      expect(await catalogue.users.hasAdministrator()).toBe(true)
    })

    test('an edit sets what it may and nothing besides, whatever a request carries', async () => {
      const { id } = await newWork('Hilario')
      const work = () =>
        engine.db.selectFrom('works').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      const before = await work()
      // Every column that is not a field of the form, by its own name, as somebody who knows the tables would send it.
      const hostile = (row: object, fields: string[]) =>
        Object.fromEntries(
          Object.keys(row)
            .filter((column) => !fields.includes(column))
            .map((column) => [column, 'mine']),
        )
      const forms = [
        'title',
        'description',
        'language',
        'places',
        'programme',
        'partner',
        'licence',
        'credits',
      ]
      const form = [...forms, 'tags', 'visibility', 'broadcast', 'sensitive']
      await catalogue.works.edit(id, { ...hostile(before, form), nonsense: 1, credits: 'Ana' } as WorkEdit)
      const moves = { tags_said: null, updated_at: '' }
      expect({ ...(await work()), ...moves }).toEqual({ ...before, credits: 'Ana', ...moves })

      const made = await catalogue.users.create({
        email: 'u@b.pe',
        name: 'U',
        role: 'editor',
        password: null,
      })
      const user = () =>
        engine.db
          .selectFrom('users')
          .selectAll()
          .where('id', '=', made?.id ?? '')
          .executeTakeFirstOrThrow()
      const account = await user()
      const changes = { ...hostile(account, ['name', 'role', 'password']), nonsense: 1, name: 'V' }
      await catalogue.users.update(account.id, changes)
      expect(await user()).toEqual({ ...account, name: 'V' })
    })

    test('ends the sessions of a user whose password changed, and those that ran out', async () => {
      const user = await catalogue.users.create({ email: 'a@b.pe', name: 'A', role: 'editor', password: 'x' })
      const id = user?.id ?? ''
      const { credentials } = catalogue
      await credentials.openSession('old', id, { expiresAt: new Date(time - 1), agent: null })
      await credentials.openSession('good', id, { expiresAt: new Date(time + 1e9), agent: null })
      expect(await credentials.userOfSession('old')).toBeUndefined()
      expect(await credentials.userOfSession('good')).toMatchObject({ id })
      await catalogue.users.update(id, { name: 'B' })
      expect(await credentials.userOfSession('good')).toMatchObject({ name: 'B' })
      await catalogue.users.update(id, { password: 'y' })
      expect(await credentials.userOfSession('good')).toBeUndefined()
    })

    test('knows whose token it is, until it is revoked or the account closed', async () => {
      const user = await catalogue.users.create({
        email: 't@b.pe',
        name: 'T',
        role: 'editor',
        password: null,
      })
      const id = user?.id ?? ''
      const { credentials } = catalogue
      const token = await credentials.addToken(id, 'script', 'hash-1')
      await credentials.addToken(id, 'other', 'hash-2', 'reading')
      expect(await credentials.userOfToken('hash-1')).toMatchObject({ user: { id }, scope: 'everything' })
      expect(await credentials.userOfToken('hash-2')).toMatchObject({ user: { id }, scope: 'reading' })
      expect(await credentials.revokeToken(token.id, 'someone else')).toBe(false)
      expect(await credentials.revokeToken(token.id, id)).toBe(true)
      expect(await credentials.userOfToken('hash-1')).toBeUndefined()
      await catalogue.users.update(id, { disabled: true })
      expect(await credentials.userOfToken('hash-2')).toBeUndefined()
    })

    test('gives an invitation to exactly one taker, until it expires or who invited may not any more', async () => {
      const { invitations, users } = catalogue
      const inviter = await users.create({
        email: 'i@b.pe',
        name: 'Rosa',
        role: 'administrator',
        password: null,
      })
      const id = inviter?.id ?? ''
      const invite = (hash: string, lasts = 1e9) =>
        invitations.create({
          ...{ hash, name: 'Ana', role: 'viewer', invitedBy: id },
          expiresAt: new Date(time + lasts),
        })
      await invite('once')
      expect(await invitations.byHash('once')).toMatchObject({
        name: 'Ana',
        role: 'viewer',
        invitedBy: 'Rosa',
      })
      const taken = await Promise.all([1, 2, 3].map(() => invitations.take('once')))
      expect(taken.filter(Boolean)).toHaveLength(1)
      expect(await invitations.take('once')).toBeNull()

      await invite('old', 1000)
      const { id: kept } = await invite('kept')
      time += 2000
      expect(await invitations.take('old')).toBeNull()
      expect(await invitations.list()).toMatchObject([{ id: kept }])
      await users.update(id, { disabled: true })
      expect(await invitations.take('kept')).toBeNull()
      await users.update(id, { disabled: false })
      expect(await invitations.remove(kept)).toMatchObject({ id: kept })
      expect(await invitations.list()).toEqual([])
    })

    test('gives a one-time value to exactly one taker', async () => {
      await catalogue.settings.set('setup', 'secret')
      expect(await catalogue.settings.take('setup', 'guess')).toBe(false)
      const taken = await Promise.all([1, 2, 3].map(() => catalogue.settings.take('setup', 'secret')))
      expect(taken.filter(Boolean)).toHaveLength(1)
      expect(await catalogue.settings.get('setup')).toBeNull()
    })
  })
}
