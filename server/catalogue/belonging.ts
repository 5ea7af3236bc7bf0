import { ChaskiError } from '../../media/errors.ts'
import type { WorkEdit } from '../../media/schemas/work.ts'
import type { Connection } from './engine.ts'
import { programmeNamed } from './programme-names.ts'
import { insertProgramme } from './programmes.ts'
import type { WorkRow } from './tables.ts'

type Belonging = Pick<WorkRow, 'programme' | 'programme_id' | 'project_id'>

const NOWHERE: Belonging = { programme: null, programme_id: null, project_id: null }

/**
 * The columns that tie a work to a programme and a project, for the fields given; others are left out. An unknown
 * programme name creates a draft programme, so an upload script never fails for lack of one.
 * @param seen the current work; null for a new one
 * @throws ChaskiError `bad_request` for an unknown project
 */
export async function belongingOf(
  trx: Connection,
  { programme, project }: Pick<WorkEdit, 'programme' | 'project'>,
  seen: Pick<WorkRow, 'programme_id'> | null,
  now: Date,
): Promise<Partial<Belonging>> {
  if (project) return ofProject(trx, project)
  if (programme === undefined) return project === null ? { project_id: null } : {}
  const name = programme?.trim() ?? ''
  if (name === '') return NOWHERE
  const known = await programmeNamed(trx, name)
  const id = known ?? (await insertProgramme(trx, { title: { es: name, qu: '', en: '' } }, now))
  const stays = seen !== null && seen.programme_id === id && project === undefined
  return {
    programme: await nameOf(trx, id),
    programme_id: id,
    // A project belongs to its programme, so changing the programme clears it.
    ...(!stays && { project_id: null }),
  }
}

async function ofProject(trx: Connection, project: string): Promise<Belonging> {
  const found = await trx
    .selectFrom('programme_projects')
    .select('programme_id')
    .where('id', '=', project)
    .executeTakeFirst()
  if (!found) {
    throw new ChaskiError('bad_request', {
      fields: [{ path: 'project', message: 'there is no such project' }],
    })
  }
  return {
    programme: await nameOf(trx, found.programme_id),
    programme_id: found.programme_id,
    project_id: project,
  }
}

async function nameOf(trx: Connection, programmeId: string): Promise<string> {
  const { name } = await trx
    .selectFrom('programmes')
    .select('name')
    .where('id', '=', programmeId)
    .executeTakeFirstOrThrow()
  return name
}
