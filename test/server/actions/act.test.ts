import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ChaskiError } from '../../../media/errors.ts'
import { newWorkId } from '../../../media/ids.ts'
import { type Act, createAct } from '../../../server/actions/act.ts'
import { SYSTEM, shellActor, stationActor } from '../../../server/actions/actor.ts'
import { type Catalogue, createCatalogue, type Writes } from '../../../server/catalogue/catalogue.ts'
import type { Engine } from '../../../server/catalogue/engine.ts'
import { openSqlite } from '../../../server/catalogue/sqlite.ts'
import type { Actor } from '../../../server/records/actor.ts'

let engine: Engine
let catalogue: Catalogue & Writes
let act: Act
let id: string
let told: { change: object; title: string | undefined }[]

const ana: Actor = { type: 'person', id: 'ana', role: 'editor' }

beforeEach(async () => {
  engine = openSqlite(':memory:')
  catalogue = await createCatalogue(engine)
  told = []
  const hub = {
    publish: async (change: { id: string }) => {
      told.push({ change, title: (await catalogue.works.byId(change.id))?.title })
    },
  }
  act = createAct({ catalogue, hub })
  const upload = { id: newWorkId(), kind: 'video' as const, fileName: 'a.mp4', bytes: 1, sha256: 'ab' }
  id = (await catalogue.works.create(upload, { title: 'Antes' })).id
})
afterEach(() => catalogue.close())

const rename = (actor: Actor, fails?: Error) =>
  act(actor, 'work.edit', async ({ to, note, tell }) => {
    const work = await to.works.edit(id, { title: 'Después' })
    note(id, { before: { title: 'Antes' }, after: { title: 'Después' } })
    tell({ type: 'work', id })
    if (fails) throw fails
    return work?.title
  })
const titleNow = async () => (await catalogue.works.byId(id))?.title
const lines = async () => (await catalogue.audit.list({ limit: 10 })).items

describe('an action', () => {
  test('stores the change together with who made it, and tells of it once it is stored', async () => {
    expect(await rename(ana)).toBe('Después')
    expect(await lines()).toMatchObject([
      {
        actor: { type: 'person', id: 'ana' },
        verb: 'work.edit',
        object: { type: 'work', id },
        before: { title: 'Antes' },
        after: { title: 'Después' },
      },
    ])
    expect(told).toEqual([{ change: { type: 'work', id }, title: 'Después' }])
  })

  test('that fails leaves nothing, and tells nobody', async () => {
    await expect(rename(ana, new Error('half way'))).rejects.toThrow('half way')
    expect(await titleNow()).toBe('Antes')
    expect(await lines()).toEqual([])
    expect(told).toEqual([])
  })

  test('whose line cannot be written does not happen', async () => {
    await engine.db.schema.dropTable('audit').execute()
    await expect(rename(ana)).rejects.toThrow(/audit/)
    expect(await titleNow()).toBe('Antes')
  })

  test('is refused to who may not', async () => {
    await expect(rename(stationActor({ id: 'radio' }))).rejects.toThrow(new ChaskiError('forbidden'))
    expect(await titleNow()).toBe('Antes')
  })

  test('of the server and of the shell says so', async () => {
    await rename(SYSTEM)
    await rename(shellActor('work edit'))
    expect((await lines()).map(({ actor }) => actor)).toEqual([
      { type: 'shell', id: 'work edit' },
      { type: 'system', id: null },
    ])
  })
})
