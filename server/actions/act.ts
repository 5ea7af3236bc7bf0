import { ChaskiError } from '../../media/errors.ts'
import type { AuditVerb } from '../../media/schemas/audit.ts'
import type { NewAuditLine } from '../catalogue/audit.ts'
import type { Catalogue, Writes } from '../catalogue/catalogue.ts'
import type { Change, Hub } from '../events/hub.ts'
import type { Actor } from '../records/actor.ts'
import type { ChangedFields } from '../rules/changed-fields.ts'
import { mayDo } from '../rules/permissions.ts'

/** What an action works with inside its transaction. */
export interface Acting {
  /** The catalogue within the transaction. */
  to: Writes
  /** Records a change in the audit log. Without it there is no audit line. */
  note(objectId: string, changes?: Partial<ChangedFields>): void
  /** Notifies the servers after the commit. */
  tell(change: Change): void
}

export type Act = <T>(actor: Actor, verb: AuditVerb, change: (acting: Acting) => Promise<T>) => Promise<T>

export interface ActNeeds {
  catalogue: Pick<Catalogue, 'transaction'>
  hub: Pick<Hub, 'publish'>
}

/** The frame of every change. `actor.ts` explains how to write an action with it. */
export function createAct({ catalogue, hub }: ActNeeds): Act {
  return async (actor, verb, change) => {
    if (!mayDo(actor, verb)) throw new ChaskiError('forbidden')
    const changes: Change[] = []
    const result = await catalogue.transaction(async (to) => {
      const lines: NewAuditLine[] = []
      const result = await change({
        to,
        note: (objectId, { before, after } = {}) => lines.push(lineOf(actor, verb, objectId, before, after)),
        tell: (change) => changes.push(change),
      })
      for (const line of lines) await to.audit.add(line)
      return result
    })
    for (const change of changes) await hub.publish(change)
    return result
  }
}

/** @throws ChaskiError `not_found` */
export function found<T>(record: T | null | undefined): T {
  if (record === null || record === undefined) throw new ChaskiError('not_found')
  return record
}

function lineOf(
  actor: Actor,
  verb: AuditVerb,
  objectId: string,
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown> | undefined,
): NewAuditLine {
  return {
    actor: { type: actor.type, id: actorId(actor) },
    verb,
    object: { type: verb.slice(0, verb.indexOf('.')), id: objectId },
    before: before ?? null,
    after: after ?? null,
  }
}

function actorId(actor: Actor): string | null {
  switch (actor.type) {
    case 'person':
    case 'station':
      return actor.id
    case 'shell':
      return actor.command
    case 'system':
      return null
  }
}
