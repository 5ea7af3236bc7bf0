import type { Kysely } from 'kysely'

const LINE_100 = {
  id: 'ayuda22222222222',
  name: 'Línea 100',
  phone: '100',
  hours: '24 h',
  languages: JSON.stringify(['es', 'qu', 'ay']),
  place: null,
  text: JSON.stringify({
    es: 'Gratis, las 24 horas, en español, quechua y aimara. Escuchan y orientan ante la violencia.',
    qu: 'Yanqallam, tukuy punchaw tukuy tuta, castellanopi, runasimipi, aymarapipas. Uyarinku, yanapanku.',
    en: 'Free, 24 hours, in Spanish, Quechua and Aymara. They listen and advise on violence.',
  }),
  chat: null,
  active: 1,
}

/** Help lines and centres. The one of the whole country is there from the start. */
export async function createServices(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('services')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('phone', 'text')
    .addColumn('hours', 'text', (column) => column.notNull())
    .addColumn('languages', 'text', (column) => column.notNull())
    .addColumn('place', 'text')
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('chat', 'text')
    .addColumn('active', 'integer', (column) => column.notNull())
    .addColumn('confirmed_at', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  const now = new Date().toISOString()
  await (db as Kysely<{ services: typeof LINE_100 & { confirmed_at: string; created_at: string } }>)
    .insertInto('services')
    .values({ ...LINE_100, confirmed_at: now, created_at: now })
    .execute()
}
