import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { atomically, type Engine } from '../../../server/catalogue/engine.ts'
import { openSqlite } from '../../../server/catalogue/sqlite.ts'

let folder: string
let engine: Engine

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-reads-'))
  engine = openSqlite(join(folder, 'catalogue.sqlite'))
  await sql`create table said (word text)`.execute(engine.db)
})
afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true })
})

const say = (word: string) => sql`insert into said values (${word})`.execute(engine.db)

test('a long read keeps nobody from anything else', async () => {
  const ended: string[] = []
  const long =
    sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < 3000000) select sum(i) from n`
      .execute(engine.reads)
      .then(({ rows }) => {
        ended.push('long')
        return rows
      })
  await say('imaynalla')
  ended.push('short')
  expect(await long).toEqual([{ 'sum(i)': 4_500_001_500_000 }])
  expect(ended).toEqual(['short', 'long'])
})

test('what was committed is read, and what was not is not', async () => {
  await say('rimaykullayki')
  const words = async () => (await sql`select word from said order by word`.execute(engine.reads)).rows
  expect(await words()).toEqual([{ word: 'imaynalla' }, { word: 'rimaykullayki' }])
  await atomically(engine.db, async (transaction) => {
    await sql`delete from said`.execute(transaction)
    expect(await words()).toHaveLength(2)
  })
  expect(await words()).toEqual([])
})

test('a read that is wrong says so, and the next one is answered', async () => {
  await expect(sql`select nothing from nowhere`.execute(engine.reads)).rejects.toThrow('syntax error')
  expect((await sql`select 1 as one`.execute(engine.reads)).rows).toEqual([{ one: 1 }])
})

test('nothing is written through it', async () => {
  await expect(sql`delete from said`.execute(engine.reads)).rejects.toThrow()
})
