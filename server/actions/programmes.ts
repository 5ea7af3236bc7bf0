import { ChaskiError } from '../../media/errors.ts'
import type { AuditVerb } from '../../media/schemas/audit.ts'
import type {
  NewOutcome,
  NewProgramme,
  NewProject,
  OutcomeEdit,
  ProgrammeEdit,
  ProjectEdit,
} from '../../media/schemas/programme.ts'
import type { Writes } from '../catalogue/catalogue.ts'
import type { Actor } from '../records/actor.ts'
import type { ProgrammeRecord } from '../records/programme.ts'
import { changedFields } from '../rules/changed-fields.ts'
import { type ActNeeds, createAct, found } from './act.ts'

export type ProgrammeActions = ReturnType<typeof createProgrammeActions>

const FIELDS = ['title', 'text', 'visibility', 'position', 'slug', 'projects', 'outcomes'] as const

/**
 * What staff do with programmes, their projects and outcomes; each answers with the programme as it stands after.
 * Each throws ChaskiError `not_found`, and `bad_request` where an outcome names a project of another programme.
 */
export function createProgrammeActions(needs: ActNeeds) {
  const act = createAct(needs)

  /** Changes a programme or a part of it; `change` says whether there was such a thing. */
  const changing = (
    actor: Actor,
    verb: AuditVerb,
    id: string,
    change: (to: Writes, before: ProgrammeRecord) => Promise<boolean>,
  ): Promise<ProgrammeRecord> =>
    act(actor, verb, async ({ to, note }) => {
      const before = found(await to.programmes.byId(id))
      if (!(await change(to, before))) throw new ChaskiError('not_found')
      const after = found(await to.programmes.byId(id))
      note(id, changedFields(before, after, FIELDS))
      return after
    })

  return {
    create: (actor: Actor, fields: NewProgramme): Promise<ProgrammeRecord> =>
      act(actor, 'programme.create', async ({ to, note }) => {
        const id = await to.programmes.create(fields)
        note(id, { after: fields })
        return found(await to.programmes.byId(id))
      }),

    edit: (actor: Actor, id: string, edit: ProgrammeEdit): Promise<ProgrammeRecord> =>
      changing(actor, 'programme.edit', id, (to) => to.programmes.edit(id, edit)),

    /** @throws ChaskiError `conflict` where works belong to it */
    remove: (actor: Actor, id: string): Promise<void> =>
      act(actor, 'programme.remove', async ({ to, note }) => {
        const before = found(await to.programmes.byId(id))
        const outcome = await to.programmes.remove(id)
        if (outcome === 'in use') throw new ChaskiError('conflict')
        note(id, { before: { title: before.title, text: before.text } })
      }),

    addProject: (actor: Actor, id: string, fields: NewProject): Promise<ProgrammeRecord> =>
      changing(actor, 'programme.edit', id, async ({ programmeParts }) => {
        await programmeParts.addProject(id, fields)
        return true
      }),

    editProject: (actor: Actor, id: string, project: string, edit: ProjectEdit): Promise<ProgrammeRecord> =>
      changing(actor, 'programme.edit', id, (to) => to.programmeParts.editProject(id, project, edit)),

    removeProject: (actor: Actor, id: string, project: string): Promise<ProgrammeRecord> =>
      changing(actor, 'programme.edit', id, (to) => to.programmeParts.removeProject(id, project)),

    addOutcome: (actor: Actor, id: string, fields: NewOutcome): Promise<ProgrammeRecord> =>
      changing(actor, 'programme.edit', id, async ({ programmeParts }, before) => {
        checkProject(before, fields.project)
        await programmeParts.addOutcome(id, fields)
        return true
      }),

    editOutcome: (actor: Actor, id: string, outcome: string, edit: OutcomeEdit): Promise<ProgrammeRecord> =>
      changing(actor, 'programme.edit', id, (to, before) => {
        checkProject(before, edit.project)
        return to.programmeParts.editOutcome(id, outcome, edit)
      }),

    removeOutcome: (actor: Actor, id: string, outcome: string): Promise<ProgrammeRecord> =>
      changing(actor, 'programme.edit', id, (to) => to.programmeParts.removeOutcome(id, outcome)),
  }
}

function checkProject({ projects }: ProgrammeRecord, project: string | null | undefined): void {
  if (!project || projects.some(({ id }) => id === project)) return
  throw new ChaskiError('bad_request', {
    fields: [{ path: 'project', message: 'is none of this programme' }],
  })
}
