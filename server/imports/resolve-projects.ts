import type { ProgrammeRecord } from '../records/programme.ts'
import { foldName } from '../rules/programme-name.ts'
import { FAULTS, type RowFault } from './faults.ts'
import type { ManifestRow } from './manifest.ts'

/**
 * Gives each line the id of the project that it names by its Spanish title.
 * @param programmeNamed by any name that a programme ever had
 */
export async function resolveProjects(
  rows: readonly ManifestRow[],
  programmeNamed: (name: string) => Promise<ProgrammeRecord | null>,
): Promise<{ rows: ManifestRow[]; faults: RowFault[] }> {
  const faults: RowFault[] = []
  const resolved: ManifestRow[] = []
  for (const row of rows) {
    const { project, line } = row
    if (project === null) {
      resolved.push(row)
      continue
    }
    const name = row.fields.programme ?? ''
    const programme = name === '' ? null : await programmeNamed(name)
    const found = programme?.projects.find(
      ({ id, title }) => id === project || foldName(title.es) === foldName(project),
    )
    if (found) resolved.push({ ...row, project: found.id })
    else
      faults.push({
        line,
        column: 'project',
        message: FAULTS.noProject(project, name),
      })
  }
  return { rows: resolved, faults }
}
