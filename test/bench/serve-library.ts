import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { newWorkId } from '../../media/ids.ts'
import { mediaPath, publishedFolder, publishedKey } from '../../media/layout.ts'
import { placeOf } from '../../media/store/places.ts'
import { createCatalogue } from '../../server/catalogue/catalogue.ts'
import { openSqlite } from '../../server/catalogue/sqlite.ts'
import { PUBLISHED_VIDEO } from '../support/app.ts'

/** A file by its public address, and by where it lies in the store. */
export interface LibraryFile {
  url: string
  place: string
}

export interface Library {
  dataDir: string
  sets: {
    /** 34 kB each: four seconds at 144p. */
    light: LibraryFile[]
    /** 150 kB each. */
    heavy: LibraryFile[]
    /** 150 kB each, four times what the cache holds. */
    wide: LibraryFile[]
  }
}

const LIGHT_BYTES = 34_000
const HEAVY_BYTES = 150_000
const HOT_FILES = 64

/** A data folder with published works, each with a folder; the files of the sets are spread over them. */
export async function fillLibrary(size: { works: number; cacheBytes: number }): Promise<Library> {
  const dataDir = await mkdtemp(join(tmpdir(), 'chaski-serve-'))
  const ids = await fillCatalogue(join(dataDir, 'catalogue.sqlite'), size.works)
  const add = (id: string, name: string, bytes: number): LibraryFile => {
    const ref = { workId: id, version: 1 }
    const { path } = placeOf(publishedKey(ref, name))
    const full = join(dataDir, 'store', path)
    mkdirSync(dirname(full), { recursive: true })
    writeFileSync(full, Buffer.alloc(bytes, name))
    return { url: mediaPath(ref, name), place: `/${path}` }
  }
  const set = (count: number, folder: string, bytes: number): LibraryFile[] => {
    const files: LibraryFile[] = []
    for (let index = 0; index < count; index++)
      files.push(add(ids[Math.floor((index * ids.length) / count)] ?? '', `${folder}/seg${index}.m4s`, bytes))
    return files
  }
  for (const id of ids) {
    const { path } = placeOf(publishedFolder({ workId: id, version: 1 }))
    mkdirSync(join(dataDir, 'store', path), { recursive: true })
  }
  return {
    dataDir,
    sets: {
      light: set(HOT_FILES, '144', LIGHT_BYTES),
      heavy: set(HOT_FILES, '480', HEAVY_BYTES),
      wide: set(Math.ceil((4 * size.cacheBytes) / HEAVY_BYTES), '720', HEAVY_BYTES),
    },
  }
}

/** One work made as the server does, and as many copies of its row as are wanted: making each takes minutes. */
async function fillCatalogue(path: string, works: number): Promise<string[]> {
  const catalogue = await createCatalogue(openSqlite(path))
  const id = newWorkId()
  const upload = { id, kind: 'video' as const, fileName: 'a.mp4', bytes: 10, sha256: 'ab'.repeat(32) }
  await catalogue.works.create(upload, { title: 'Obra', visibility: 'public' })
  await catalogue.works.move({ workId: id, version: 1 }, 'finished', { visible: PUBLISHED_VIDEO })
  await catalogue.close()

  const db = new Database(path)
  const columns = (db.pragma('table_info(works)') as { name: string }[]).map(({ name }) => name)
  const own = new Set(['id', 'slug', 'number'])
  const values = columns.map((name) => (own.has(name) ? `@${name}` : name))
  const copy = db.prepare(`INSERT INTO works (${columns}) SELECT ${values} FROM works WHERE id = @of`)
  const ids = [id]
  db.transaction(() => {
    for (let number = 2; number <= works; number++) {
      const own = newWorkId()
      copy.run({ id: own, slug: `obra-${own}`, number, of: id })
      ids.push(own)
    }
  })()
  db.close()
  return ids
}
