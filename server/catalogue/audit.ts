import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AuditVerb } from '../../media/schemas/audit.ts'
import type { AuditRecord } from '../records/audit.ts'
import { pageOf, readCursor, writeCursor } from './cursor.ts'
import type { Engine } from './engine.ts'

export type NewAuditLine = Omit<AuditRecord, 'id' | 'at'>

/** An audit line with the actor's current name. */
export interface NamedAuditRecord extends AuditRecord {
  actorName: string | null
}

export interface AuditQuery {
  actor?: string | undefined
  object?: string | undefined
  verb?: AuditVerb | undefined
  cursor?: string | undefined
  limit: number
}

export type Audit = ReturnType<typeof createAudit>

/** Who changed what, and when. Append-only; each line is written in the transaction of the change it records. */
export function createAudit({ db }: Engine, now: () => Date = () => new Date()) {
  return {
    async add({ actor, verb, object, before, after }: NewAuditLine): Promise<void> {
      await db
        .insertInto('audit')
        .values({
          id: randomUUID(),
          at: now().toISOString(),
          actor_type: actor.type,
          actor_id: actor.id,
          verb,
          object_type: object.type,
          object_id: object.id,
          before: before && JSON.stringify(before),
          after: after && JSON.stringify(after),
        })
        .execute()
    },

    /** The latest first. */
    async list(query: AuditQuery): Promise<{ items: NamedAuditRecord[]; cursor: string | null }> {
      let select = db
        .selectFrom('audit')
        .leftJoin('users', 'users.id', 'audit.actor_id')
        .leftJoin('stations', 'stations.id', 'audit.actor_id')
        .selectAll('audit')
        .select(({ fn }) => fn.coalesce('users.name', 'stations.name').as('actor_name'))
      if (query.actor) select = select.where('actor_id', '=', query.actor)
      if (query.object) select = select.where('object_id', '=', query.object)
      if (query.verb) select = select.where('verb', '=', query.verb)
      if (query.cursor) {
        const { listedAt, id } = readCursor(query.cursor)
        select = select.where(sql<boolean>`(audit.at, audit.id) < (${listedAt}, ${id})`)
      }
      const rows = await select
        .orderBy('at', 'desc')
        .orderBy('audit.id', 'desc')
        .limit(query.limit + 1)
        .execute()
      const { page, cursor } = pageOf(rows, query.limit, ({ at, id }) => writeCursor({ listedAt: at, id }))
      return {
        items: page.map((row) => ({
          id: row.id,
          at: row.at,
          actor: { type: row.actor_type, id: row.actor_id },
          actorName: row.actor_name,
          verb: row.verb,
          object: { type: row.object_type, id: row.object_id },
          before: row.before === null ? null : JSON.parse(row.before),
          after: row.after === null ? null : JSON.parse(row.after),
        })),
        cursor,
      }
    },
  }
}
