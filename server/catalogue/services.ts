import { newId } from '../../media/ids.ts'
import type { NewService, ServiceEdit } from '../../media/schemas/service.ts'
import type { ServiceRecord } from '../records/service.ts'
import type { Engine } from './engine.ts'
import type { ServiceRow } from './tables.ts'

export type Services = ReturnType<typeof createServices>

/** Help lines and centres, in the order in which they were added. */
export function createServices({ db }: Engine, now: () => Date = () => new Date()) {
  return {
    async list(): Promise<ServiceRecord[]> {
      const rows = await db.selectFrom('services').selectAll().orderBy('created_at').orderBy('id').execute()
      return rows.map(serviceRecord)
    },

    async byId(id: string): Promise<ServiceRecord | null> {
      const row = await db.selectFrom('services').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? serviceRecord(row) : null
    },

    async create(fields: NewService): Promise<ServiceRecord> {
      const at = now().toISOString()
      const row = await db
        .insertInto('services')
        .values({
          id: newId(),
          name: fields.name,
          phone: fields.phone ?? null,
          hours: fields.hours ?? '',
          languages: JSON.stringify(fields.languages ?? []),
          place: fields.place ?? null,
          text: JSON.stringify(fields.text ?? { es: '', qu: '', en: '' }),
          chat: fields.chat ?? null,
          active: Number(fields.active ?? true),
          confirmed_at: at,
          created_at: at,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return serviceRecord(row)
    },

    /** Each field is named, so that nothing a request may carry besides reaches a column. */
    async edit(id: string, fields: ServiceEdit): Promise<ServiceRecord | null> {
      const row = await db
        .updateTable('services')
        .set({
          // An update has to set something, also where only other fields were given.
          id,
          name: fields.name,
          phone: fields.phone,
          hours: fields.hours,
          languages: fields.languages && JSON.stringify(fields.languages),
          place: fields.place,
          text: fields.text && JSON.stringify(fields.text),
          chat: fields.chat,
          active: fields.active === undefined ? undefined : Number(fields.active),
          confirmed_at: fields.confirmed ? now().toISOString() : undefined,
        })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      return row ? serviceRecord(row) : null
    },

    /** Whether anybody can see a sensitive work, which is never without a help line. */
    async areNeeded(): Promise<boolean> {
      const row = await db
        .selectFrom('works')
        .select('id')
        .where('sensitive', '=', 1)
        .where('visibility', '<>', 'draft')
        .where('trashed_at', 'is', null)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

function serviceRecord(row: ServiceRow): ServiceRecord {
  return {
    id: row.id,
    name: row.name,
    phone: row.phone,
    hours: row.hours,
    languages: JSON.parse(row.languages),
    place: row.place,
    text: JSON.parse(row.text),
    chat: row.chat,
    active: row.active === 1,
    confirmedAt: row.confirmed_at,
  }
}
