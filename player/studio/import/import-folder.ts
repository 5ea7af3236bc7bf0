/** A chosen file, and where it was: below the chosen folder, or by its name alone. */
export interface Placed {
  /** With `/`. */
  path: string
  file: File
}

export type Gathered =
  | { manifest: File; files: Placed[] }
  /** There is no table, or nothing tells which of them is meant. */
  | { trouble: 'noTable' | 'severalTables' }

const TABLE = /\.(csv|tsv|txt)$/i
const BY_NAME = /^(works|obras)\.(csv|tsv|txt)$/i
// What the server takes as a path; others can stand in no manifest.
const PATH = /^[^\p{Cc}]{1,1000}$/u

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/**
 * The manifest among chosen files, and the others as it names them: by paths below its own folder. It is the one table
 * that is there, or the one called `works` or `obras`.
 */
export function gathered(chosen: readonly Placed[]): Gathered {
  const tables = chosen.filter(({ path }) => TABLE.test(path))
  const named = tables.filter(({ path }) => BY_NAME.test(nameOf(path)))
  const [manifest, ...others] = named.length > 0 ? named : tables
  if (manifest === undefined) return { trouble: 'noTable' }
  if (others.length > 0) return { trouble: 'severalTables' }
  const folder = manifest.path.slice(0, manifest.path.length - nameOf(manifest.path).length)
  const files = chosen
    .filter((one) => one !== manifest && one.path.startsWith(folder))
    .map(({ path, file }) => ({ path: path.slice(folder.length), file }))
    .filter(({ path }) => PATH.test(path))
  return { manifest: manifest.file, files }
}

/** Files of an `<input>`, which says where they were when a folder was chosen. */
export function placed(files: readonly File[]): Placed[] {
  return files.map((file) => ({ path: file.webkitRelativePath || file.name, file }))
}
