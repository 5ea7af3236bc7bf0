import type { Actor } from '../records/actor.ts'
import type { UserRecord } from '../records/user.ts'

/**
 * How an action is made. An action is one function for one verb (`edit`, `withdraw` …) in a file of `server/actions`
 * that is named after what it changes. It takes the actor first:
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
 * - `act` (from `createAct`) refuses who may not (`rules/permissions.ts`), opens one transaction, writes the audit
 *   line into it, and tells the hub after the commit. Whatever is thrown inside takes all of it back.
 * - `to` is the whole catalogue within that transaction. Nothing else of the catalogue may be asked until it ends:
 *   SQLite has one connection, and would wait for itself. For the same reason hashing, files, mail and Redis have
 *   their turn before or after, never inside.
 * - `note` is what the audit keeps: the id of the object (its kind is the part of the verb before the dot) and the
 *   fields that changed, named one by one. Passwords, tokens and other secrets are never among them. An action that
 *   found nothing to change notes nothing, and leaves no line.
 * - A new verb is added to `AUDIT_VERBS` in `media/schemas/audit.ts`, and to `rules/permissions.ts` if others than
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
