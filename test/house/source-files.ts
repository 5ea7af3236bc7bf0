import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const SIBLINGS = ['server', 'workers', 'player', 'station', 'media'] as const

/** What a rule judges: a path from the root of the repository, and what stands there. */
export interface SourceFile {
  path: string
  text: string
}

/** Every source file of Chaski, without its tests and without what a build made. */
export function sourceFiles(): SourceFile[] {
  return SIBLINGS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
      .filter((path) => !/^(player\/dist|station\/dist|media\/library)\//.test(path))
      .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') })),
  )
}

/** What a file imports or passes on, statically or not, as it is written there. */
export function importsOf({ text }: SourceFile): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].flatMap(([, name]) => name ?? [])
}

/** The files of this repository that a file imports, as paths from the root. */
export function importedFiles(file: SourceFile): string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => normalize(join(dirname(file.path), name)))
}

export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}
