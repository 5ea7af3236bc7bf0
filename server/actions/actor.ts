import type { Actor } from '../records/actor.ts'
import type { UserRecord } from '../records/user.ts'

/**
 * How to write an action. An action is one function for one verb (`edit`, `withdraw` …), in the file of `server/actions`
 * named after what it changes. Its first argument is the actor:
 *
 *     edit: (actor: Actor, id: string, fields: WorkEdit) =>
 *       act(actor, 'work.edit', async ({ to, note, tell }) => {
 *         const before = found(await to.works.byId(id))
 *         const after = found(await to.works.edit(id, fields))
 *         note(id, changedFields(before, after, FIELDS))
 *         tell({ type: 'work', id })
 *         return after
 *       })
 *
 * - `act` (from `createAct`) checks permissions (`rules/permissions.ts`), opens one transaction, writes the audit line in
 *   it, and notifies the hub after the commit. An exception rolls back everything.
 * - `to` is the whole catalogue within that transaction. Do not use the catalogue in any other way until it ends: SQLite
 *   has one connection and would wait for itself. For the same reason, hashing, files, e-mail and Redis go before or
 *   after, never inside.
 * - `note` is what the audit log keeps: the id of the object (its kind is the part of the verb before the dot) and the
 *   fields that changed, named one by one. Never passwords, tokens or other secrets. An action that found nothing to
 *   change notes nothing and leaves no line.
 * - A new verb goes into `AUDIT_VERBS` in `media/schemas/audit.ts`, and into `rules/permissions.ts` if anyone other than
 *   staff may do it.
 * - Routes, pages and commands get actions and `Reads`, never `Writes`.
 */
export function personOf({ id, role }: Pick<UserRecord, 'id' | 'role'>): Actor {
  return { type: 'person', id, role }
}

export function stationActor({ id }: { id: string }): Actor {
  return { type: 'station', id }
}

export const SYSTEM: Actor = { type: 'system' }

/** @param command as it was typed, without what may be secret: `user passwd` */
export function shellActor(command: string): Actor {
  return { type: 'shell', command }
}
