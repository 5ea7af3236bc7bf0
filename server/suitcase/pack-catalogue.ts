import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { House } from '../../media/house.ts'
import type { Store } from '../../media/store/store.ts'
import { SUITCASE_FOLDER } from '../../media/suitcase/layout.ts'
import { INTERFACE_LANGUAGES } from '../../media/vocabulary.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { type OfflineCatalogue, offlinePage, PAGES } from './offline-page.ts'
import { type OfflineFile, type OfflineWork, offlineWork, WORKS_FOLDER } from './offline-works.ts'
import { planStick } from './plan-stick.ts'
import { copyWhole, explainStick, removeFile, requireSpace, sizesIn, writeWhole } from './stick-files.ts'

export interface CatalogueNeeds {
  catalogue: Pick<Reads, 'lists' | 'programmes' | 'services'>
  store: Pick<Store, 'read'>
  house: House
}

export interface PackedCatalogue {
  /** To be opened in a browser. */
  page: string
  works: number
  copied: number
  bytes: number
}

const A_TIME = 200

/**
 * Puts onto a stick what anyone may see, to be opened in any browser without a server: films that are small enough, spots,
 * brochures and programmes. Files first, then the pages, then what no page names any more.
 * @throws ChaskiError `suitcase_full`, `suitcase_unwritable`
 */
export async function packCatalogue(
  stick: string,
  { catalogue, store, house }: CatalogueNeeds,
  signal: AbortSignal,
  now: () => Date = () => new Date(),
): Promise<PackedCatalogue> {
  const works = await publicWorks(catalogue.lists)
  const pages: OfflineCatalogue = {
    works,
    programmes: (await catalogue.programmes.list()).filter(({ visibility }) => visibility === 'public'),
    services: (await catalogue.services.list()).filter(({ active }) => active),
    house,
    packedAt: now(),
  }
  try {
    await readdir(stick)
    const root = join(stick, SUITCASE_FOLDER)
    await mkdir(join(root, WORKS_FOLDER), { recursive: true })
    const wanted = works.flatMap(({ file, picture }) => [file, ...(picture ? [picture] : [])])
    const plan = planStick(wanted, await recognised(wanted, root))
    const bytes = plan.copy.reduce((sum, file) => sum + (file.bytes ?? 0), 0)
    await requireSpace(stick, bytes)
    for (const file of plan.copy) {
      signal.throwIfAborted()
      await copyWhole(join(root, file.folder, file.name), await store.read(file.key), file.sha256 || null)
    }
    for (const language of INTERFACE_LANGUAGES)
      await writeWhole(join(root, PAGES[language]), offlinePage(pages, language))
    for (const path of plan.remove) await removeFile(join(root, path))
    return { page: join(root, PAGES.es), works: works.length, copied: plan.copy.length, bytes }
  } catch (error) {
    throw explainStick(error)
  }
}

async function publicWorks(lists: Reads['lists']): Promise<OfflineWork[]> {
  const works: OfflineWork[] = []
  let cursor: string | null = null
  do {
    const page = await lists.list({ audience: 'public', limit: A_TIME, ...(cursor !== null && { cursor }) })
    works.push(...page.items.flatMap((work) => offlineWork(work) ?? []))
    cursor = page.cursor
  } while (cursor !== null)
  return works
}

/**
 * What is there, by path, with the hash of the file that it must be: a name has the version in it and is given to whole files
 * only, so the size is enough. To read gigabytes again from a stick would take longer than to pack it.
 */
async function recognised(wanted: readonly OfflineFile[], root: string): Promise<Map<string, string>> {
  const sizes = await sizesIn(join(root, WORKS_FOLDER))
  const expected = new Map(wanted.map((file) => [file.name, file]))
  return new Map(
    [...sizes].map(([name, size]) => {
      const file = expected.get(name)
      const isWhole = file !== undefined && (file.bytes === null || file.bytes === size)
      return [`${WORKS_FOLDER}/${name}`, isWhole ? file.sha256 : 'another']
    }),
  )
}
