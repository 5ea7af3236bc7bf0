/** A file that a stick is to carry, in a folder that people look into. */
export interface StickFile {
  folder: string
  name: string
  sha256: string
}

export interface StickPlan<F extends StickFile> {
  /** What the stick lacks. */
  copy: F[]
  /** What lies in the other folder: its first day has come. Paths within the folder of the station. */
  move: { from: string; to: string }[]
  /** Paths of what is no longer wanted. */
  remove: string[]
}

/**
 * What to do with a stick. FAT does not tell capitals apart, so neither does this.
 * @param there hash by path (`hoy/NAME`) of every file in the two folders
 */
export function planStick<F extends StickFile>(
  wanted: readonly F[],
  there: ReadonlyMap<string, string>,
): StickPlan<F> {
  const plan: StickPlan<F> = { copy: [], move: [], remove: [] }
  const hashes = new Map([...there].map(([path, sha256]) => [path.toLowerCase(), { path, sha256 }]))
  const kept = new Set<string>()
  for (const file of wanted) {
    const to = `${file.folder}/${file.name}`
    const place = to.toLowerCase()
    kept.add(place)
    if (hashes.get(place)?.sha256 === file.sha256) continue
    const elsewhere = [...hashes.values()].find(
      ({ path, sha256 }) => sha256 === file.sha256 && nameOf(path) === file.name.toLowerCase(),
    )
    if (elsewhere === undefined) plan.copy.push(file)
    else {
      plan.move.push({ from: elsewhere.path, to })
      kept.add(elsewhere.path.toLowerCase())
    }
  }
  for (const [place, { path }] of hashes) if (!kept.has(place)) plan.remove.push(path)
  return plan
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase()
}
