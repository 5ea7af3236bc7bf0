import type { Calendar } from '../../media/calendar.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { Fault, RowFault } from './faults.ts'
import { lineName } from './line-name.ts'
import { type Manifest, type ManifestRow, readManifest } from './manifest.ts'
import { type FolderFile, planImport, type Step } from './plan.ts'
import { resolveProjects } from './resolve-projects.ts'

/** The lines of a manifest, with the ids of their projects, and what is wrong with the others. */
export async function readLines(
  text: string,
  calendar: Calendar,
  { programmes }: Pick<Reads, 'programmes'>,
): Promise<Manifest> {
  const manifest = readManifest(text, calendar)
  const { rows, faults } = await resolveProjects(manifest.rows, (name) => programmes.find(name))
  return { rows, titles: manifest.titles, faults: [...manifest.faults, ...headed(faults, manifest.titles)] }
}

/** The files of a folder that its manifest means: those that it names, and captions, which stand beside them. */
export function filesMeant(rows: readonly ManifestRow[], paths: readonly string[]): string[] {
  const named = new Set(rows.flatMap((row) => [row.file, ...row.captions.map(({ file }) => file)]))
  return paths.filter((path) => named.has(path) || /\.(srt|vtt)$/i.test(path))
}

/** What an import does with these lines and files, by what the catalogue has of earlier ones. */
export async function planLines(
  { rows, titles }: Pick<Manifest, 'rows' | 'titles'>,
  files: ReadonlyMap<string, FolderFile>,
  { imports }: Pick<Reads, 'imports'>,
): Promise<{ steps: Step[]; faults: Fault[] }> {
  const hashes = [...files.values()].map(({ sha256 }) => sha256)
  const known = await imports.known([
    ...rows.flatMap(({ key }) => (key === null ? [] : [lineName({ key }, '')])),
    ...hashes.map((hash) => lineName({ key: null }, hash)),
  ])
  const { steps, faults } = planImport(rows, { files, known, works: await imports.worksOf(hashes) })
  return { steps, faults: headed(faults, titles) }
}

/** With the columns as whoever wrote the manifest knows them. */
function headed(faults: readonly RowFault[], titles: Manifest['titles']): Fault[] {
  return faults.map((fault) => ({ ...fault, column: titles.get(fault.column) ?? null }))
}
