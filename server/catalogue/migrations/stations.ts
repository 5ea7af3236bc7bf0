import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'

/** Setting with a word that is the same as long as the change numbers count on; part of every cursor. */
export const SYNC_EPOCH = 'sync_epoch'

export async function createStations(db: Kysely<unknown>): Promise<void> {
  await numberWorks(db)

  await db.schema
    .createTable('announcements')
    .addColumn('work_id', 'text', (column) => column.primaryKey())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('change', 'bigint', (column) => column.unique())
    .addColumn('offered', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('airable', 'integer', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('sound', 'text')
    .addColumn('announced_at', 'text')
    .addColumn('wakes_at', 'text')
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('announcements_wake').on('announcements').column('wakes_at').execute()

  await db.schema
    .createTable('stations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().unique().references('users.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('languages', 'text', (column) => column.notNull())
    .addColumn('contact', 'text', (column) => column.notNull())
    .addColumn('email', 'text')
    .addColumn('webhook_url', 'text')
    .addColumn('webhook_secret', 'text', (column) => column.notNull())
    .addColumn('cart_first', 'integer')
    .addColumn('cart_last', 'integer')
    .addColumn('name_template', 'text')
    .addColumn('feed_hash', 'text', (column) => column.notNull().unique())
    .addColumn('page_hash', 'text', (column) => column.notNull().unique())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('revoked_at', 'text')
    .addColumn('last_contact_at', 'text')
    .addColumn('agent', 'text')
    .addColumn('acknowledged', 'bigint', (column) => column.notNull())
    .addColumn('acknowledged_at', 'text')
    .execute()

  await db.schema
    .createTable('carts')
    .addColumn('station_id', 'text', (column) => column.notNull().references('stations.id'))
    .addColumn('work_id', 'text', (column) => column.notNull())
    .addColumn('cart', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('carts_key', ['station_id', 'work_id'])
    .addUniqueConstraint('carts_number', ['station_id', 'cart'])
    .execute()

  await db.schema
    .createTable('holdings')
    .addColumn('station_id', 'text', (column) => column.notNull().references('stations.id'))
    .addColumn('work_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('holdings_key', ['station_id', 'work_id'])
    .execute()
  await db.schema.createIndex('holdings_work').on('holdings').column('work_id').execute()

  await db.schema
    .createTable('notices')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('station_id', 'text', (column) => column.notNull().references('stations.id'))
    .addColumn('work_id', 'text', (column) => column.notNull())
    .addColumn('change', 'bigint', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('detail', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('settled_at', 'text')
    .execute()
  await db.schema.createIndex('notices_state').on('notices').column('state').execute()
  await db.schema.createIndex('notices_work').on('notices').column('work_id').execute()

  await db.schema
    .createTable('confirmations')
    .addColumn('station_id', 'text', (column) => column.notNull().references('stations.id'))
    .addColumn('work_id', 'text', (column) => column.notNull())
    .addColumn('change', 'bigint', (column) => column.notNull())
    .addColumn('confirmed_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('confirmations_key', ['station_id', 'work_id', 'change'])
    .execute()

  await db.schema
    .createTable('airings')
    .addColumn('station_id', 'text', (column) => column.notNull().references('stations.id'))
    .addColumn('work_id', 'text', (column) => column.notNull())
    .addColumn('aired_at', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('seconds', 'double precision')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('reported_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('airings_key', ['station_id', 'work_id', 'aired_at'])
    .execute()
  await db.schema.createIndex('airings_time').on('airings').column('aired_at').execute()
  await db.schema.createIndex('airings_work').on('airings').columns(['work_id', 'aired_at']).execute()

  await sql`insert into settings (key, value) values (${SYNC_EPOCH}, ${randomBytes(4).toString('hex')})`.execute(
    db,
  )
}

/** Works that are there already are numbered in the order in which they came. */
async function numberWorks(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('works').addColumn('number', 'integer').execute()
  await db.schema.alterTable('works').addColumn('broadcast', 'text').execute()
  await db.schema.alterTable('works').addColumn('withdrawal_reason', 'text').execute()
  await sql`update works set number = (
    select count(*) from works earlier where (earlier.created_at, earlier.id) <= (works.created_at, works.id)
  )`.execute(db)
  await db.schema.createIndex('works_number').on('works').column('number').unique().execute()

  await db.schema
    .createTable('counters')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'bigint', (column) => column.notNull())
    .execute()
  await sql`insert into counters (name, value) select 'work', count(*) from works`.execute(db)
  await sql`insert into counters (name, value) values ('change', 0), ('announced', 0), ('cart', 0)`.execute(
    db,
  )
}
