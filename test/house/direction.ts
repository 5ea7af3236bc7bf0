import { importedFiles, importsOf, type SourceFile } from './source-files.ts'

/** Imports that leave their top folder for another one than `media`, which itself imports none. */
export function strayImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const own = topFolder(file.path)
    return importedFiles(file)
      .filter((path) => {
        const to = topFolder(path)
        return to !== own && (to !== 'media' || own === 'media')
      })
      .map((path) => `${file.path} imports ${path}`)
  })
}

/**
 * How what runs elsewhere would reach Node. In a browser there is none. A station has one, but an older one and no
 * folder of works: its own files may use Node, what it takes from `media` may not.
 */
export function waysToNode(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const usesNode = (path: string): boolean =>
    importsOf(byPath.get(path) ?? { path, text: '' }).some((name) => name.startsWith('node:'))
  const wayFrom = (path: string, seen: Set<string>): string[] | null => {
    if (seen.has(path)) return null
    seen.add(path)
    if (usesNode(path)) return [path]
    for (const next of importedFiles(byPath.get(path) ?? { path, text: '' })) {
      const way = wayFrom(next, seen)
      if (way) return [path, ...way]
    }
    return null
  }
  return files.flatMap(({ path }) => {
    const file = byPath.get(path)
    if (!file || !runsElsewhere(path)) return []
    const starts = path.startsWith('player/')
      ? [path]
      : importedFiles(file).filter((to) => to.startsWith('media/'))
    return starts.flatMap((start) => {
      const way = wayFrom(start, new Set())
      return way ? [[...(start === path ? [] : [path]), ...way, 'node:'].join(' → ')] : []
    })
  })
}

/** Imports that do not name a file, and files that only pass others on. */
export function unnamedImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const unnamed = importsOf(file).filter((name) => name.startsWith('.') && !/\.\w+$/.test(name))
    const barrel = /(^|\/)index\.tsx?$/.test(file.path) ? ['is a barrel'] : []
    return [...unnamed, ...barrel].map((fault) => `${file.path}: ${fault}`)
  })
}

const topFolder = (path: string): string | undefined => path.split('/')[0]

/** The build of the player runs here; all else in these folders runs in a browser or at a station. */
const runsElsewhere = (path: string): boolean =>
  /^(player|station)\//.test(path) && !/^(player\/vite\/|(player|station)\/vite\.config\.ts$)/.test(path)
