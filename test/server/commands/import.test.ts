import { execFile } from 'node:child_process'
import { appendFile, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { originalKey } from '../../../media/layout.ts'
import { openStore } from '../../../media/store/open.ts'
import { createCatalogue } from '../../../server/catalogue/catalogue.ts'
import { openSqlite } from '../../../server/catalogue/sqlite.ts'
import { BARE_ENVIRONMENT } from '../../support/bare-environment.ts'
import { TINY } from '../../support/tiny-files.ts'

const ROOT = join(import.meta.dirname, '../../..')
const FILES = ['hilario', 'valorame', 'apurate-maria', 'hombres-sin-violencia']

let folder: string
let dataDir: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-import-'))
  dataDir = await mkdtemp(join(tmpdir(), 'chaski-data-'))
  await copyFile(join(ROOT, 'docs/samples/works.csv'), join(folder, 'works.csv'))
  for (const name of FILES) {
    // Four films, not one film four times.
    await writeFile(join(folder, `${name}.mp4`), Buffer.concat([TINY.mp4, Buffer.from(name)]))
  }
  await writeFile(join(folder, 'hilario.es.srt'), '1\n00:00:00,000 --> 00:00:01,000\nHola\n')
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await rm(dataDir, { recursive: true, force: true })
})

const run = promisify(execFile)
const importing = (...args: string[]) =>
  run(process.execPath, [join(ROOT, 'server/commands/import.ts'), folder, ...args], {
    env: { ...BARE_ENVIRONMENT, DATA_DIR: dataDir },
  })

async function works() {
  const catalogue = await createCatalogue(openSqlite(join(dataDir, 'catalogue.sqlite')))
  try {
    const { items } = await catalogue.lists.list({ audience: 'staff', limit: 20 })
    const captions = await catalogue.captions.of(items.map(({ id }) => id))
    return { items, captions }
  } finally {
    await catalogue.close()
  }
}

test('a dry run says what would be done, and does nothing', async () => {
  expect((await importing('--dry-run')).stdout).toBe(
    '4 new, 0 changed, 0 with a new file, 0 as before, 0 faults\n',
  )
  expect((await works()).items).toEqual([])
})

test('the films of the old site come in with their views, captions and files', async () => {
  expect((await importing()).stdout).toContain('4 imported, 0 refused')
  const { items, captions } = await works()
  expect(items.map(({ views }) => views).sort((a, b) => a - b)).toEqual([53, 169, 174, 3838])
  expect(items.every(({ programme }) => programme === 'Género y Violencia')).toBe(true)
  const hilario = items.find(({ title }) => title.includes('Hilario'))
  expect(hilario).toMatchObject({ status: 'queued', kind: 'video', language: 'es-PE', visibility: 'public' })
  expect(captions).toMatchObject([{ workId: hilario?.id, language: 'es' }])
  const store = await openStore({ dataDir, bucket: null })
  const stored = await store.stat(originalKey({ workId: String(hilario?.id), version: 1 }))
  expect(stored?.bytes).toBe(hilario?.bytes)
  // The folder that was imported stays as it was.
  expect((await readFile(join(folder, 'hilario.mp4'))).length).toBe(hilario?.bytes)
})

test('the same again does nothing; a line that changed changes its work alone', async () => {
  expect((await importing()).stdout).toContain('0 new, 0 changed, 0 with a new file, 4 as before')
  const manifest = await readFile(join(folder, 'works.csv'), 'utf8')
  await writeFile(join(folder, 'works.csv'), manifest.replace(';3838;', ';3.900;'))
  expect((await importing()).stdout).toContain('0 new, 1 changed, 0 with a new file, 3 as before')
  const { items } = await works()
  expect(items).toHaveLength(4)
  expect(items.find(({ title }) => title.includes('Hilario'))?.views).toBe(3900)
})

test('a manifest at fault imports nothing, and names line and column', async () => {
  await appendFile(join(folder, 'works.csv'), 'otra;no-esta.mp4;Otra;;;;;secreto;;;\n')
  const failed = await importing().catch((error: { stdout: string; stderr: string; code: number }) => error)
  expect(failed).toMatchObject({ code: 70 })
  expect(failed.stdout).toContain('línea 6, columna «visibilidad»')
  expect((await works()).items).toHaveLength(4)
})
