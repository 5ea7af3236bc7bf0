import { createHash } from 'node:crypto'
import type { ImportedLine } from '../catalogue/imports.ts'
import { captionLanguage } from './caption-language.ts'
import { FAULTS, type RowFault } from './faults.ts'
import { lineName } from './line-name.ts'
import type { ManifestRow } from './manifest.ts'

/** A file of the folder, as the plan needs to know it. */
export interface FolderFile {
  /** Below the folder, with `/`. */
  path: string
  bytes: number
  sha256: string
}

/** What is to be done for one line. */
export type Step = { row: ManifestRow; file: FolderFile; fingerprint: string; captions: CaptionFile[] } & (
  | { do: 'add' }
  /** The work is there; the line says other things of it than the last time. */
  | { do: 'edit'; workId: string }
  /** Its file is another one: a new version. */
  | { do: 'replace'; workId: string }
  | { do: 'nothing'; workId: string }
)

export interface CaptionFile {
  language: string
  path: string
}

interface Known {
  files: ReadonlyMap<string, FolderFile>
  /** Lines of imports before this one, by their name (`line-name.ts`). */
  known: ReadonlyMap<string, ImportedLine>
  /** Works that came in another way, by hash of their file. */
  works: ReadonlyMap<string, string>
}

/**
 * Decides what an import does. The same manifest a second time does nothing: a line is known by its key, or by the
 * hash of its file, and what staff have changed since in the studio stays as long as the line itself stays.
 */
export function planImport(
  rows: readonly ManifestRow[],
  there: Known,
): { steps: Step[]; faults: RowFault[] } {
  const steps: Step[] = []
  const faults: RowFault[] = []
  const beside = captionsByStem(there.files.keys())
  for (const row of rows) {
    const file = there.files.get(row.file)
    if (!file) {
      faults.push({ line: row.line, column: 'file', message: FAULTS.notInFolder(row.file) })
      continue
    }
    const missing = row.captions.filter((caption) => !there.files.has(caption.file))
    if (missing.length > 0) {
      for (const { file: name } of missing)
        faults.push({ line: row.line, column: 'captions', message: FAULTS.notInFolder(name) })
      continue
    }
    const captions = captionsFor(row, beside)
    const fingerprint = fingerprintOf(row, captions, there.files)
    const common = { row, file, fingerprint, captions }
    const before = there.known.get(lineName(row, file.sha256))
    if (before === undefined) {
      const workId = there.works.get(file.sha256)
      steps.push(workId === undefined ? { ...common, do: 'add' } : { ...common, do: 'edit', workId })
    } else if (before.sha256 !== file.sha256) {
      // Its new file may have arrived already, and the rest been cut short.
      const isThere = there.works.get(file.sha256) === before.workId
      steps.push({ ...common, do: isThere ? 'edit' : 'replace', workId: before.workId })
    } else {
      const same = before.fingerprint === fingerprint
      steps.push({ ...common, do: same ? 'nothing' : 'edit', workId: before.workId })
    }
  }
  return { steps, faults }
}

/** Those that the manifest names, and those that stand beside the file: `hilario.es.srt` beside `hilario.mp4`. */
function captionsFor(row: ManifestRow, beside: ReadonlyMap<string, CaptionFile[]>): CaptionFile[] {
  const named = row.captions.map(({ language, file }) => ({ language, path: file }))
  const found = beside.get(row.file.replace(/\.[^./]*$/, '')) ?? []
  return [
    ...named,
    ...found.filter(({ language }) => !named.some((caption) => caption.language === language)),
  ]
}

/** By the path of the file that they stand beside, without its ending. */
function captionsByStem(paths: Iterable<string>): Map<string, CaptionFile[]> {
  const byStem = new Map<string, CaptionFile[]>()
  for (const path of paths) {
    const [, stem, said = ''] = /^(.+)\.([^./]+)\.(?:srt|vtt)$/i.exec(path) ?? []
    const language = captionLanguage(said)
    if (!stem || language === null) continue
    byStem.set(stem, [...(byStem.get(stem) ?? []), { language, path }])
  }
  return byStem
}

function fingerprintOf(
  { fields, project, kind, earlier }: ManifestRow,
  captions: readonly CaptionFile[],
  files: ReadonlyMap<string, FolderFile>,
): string {
  const texts = captions.map(({ language, path }) => [language, files.get(path)?.sha256])
  const said = JSON.stringify([fields, project, kind, earlier, texts])
  return createHash('sha256').update(said).digest('base64url').slice(0, 22)
}
