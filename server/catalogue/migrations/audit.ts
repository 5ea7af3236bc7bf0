import type { Kysely } from 'kysely'

export async function createAudit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor_type', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('verb', 'text', (column) => column.notNull())
    .addColumn('object_type', 'text', (column) => column.notNull())
    .addColumn('object_id', 'text', (column) => column.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .execute()
  await db.schema.createIndex('audit_at').on('audit').columns(['at', 'id']).execute()
  await db.schema.createIndex('audit_actor').on('audit').columns(['actor_id', 'at', 'id']).execute()
  await db.schema.createIndex('audit_object').on('audit').columns(['object_id', 'at', 'id']).execute()
  await db.schema.createIndex('audit_verb').on('audit').columns(['verb', 'at', 'id']).execute()
}
