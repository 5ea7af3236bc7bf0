import type { StationEdit, StationFields } from '../../media/schemas/station.ts'
import type { AnnouncementRecord } from '../records/announcement.ts'
import type { StationRecord } from '../records/station.ts'
import type { AnnouncementRow, StationRow } from './station-tables.ts'

type EditedColumns = Pick<
  StationRow,
  | 'name'
  | 'place'
  | 'province'
  | 'languages'
  | 'contact'
  | 'email'
  | 'webhook_url'
  | 'cart_first'
  | 'cart_last'
  | 'name_template'
>

/**
 * The columns of the given fields; undefined leaves a column as it is. Each is named here, so nothing else that a
 * request carries can reach a column.
 */
export function columnsOf(fields: StationEdit): Partial<EditedColumns> {
  const { carts } = fields
  return {
    name: fields.name,
    place: fields.place,
    province: fields.province,
    languages: fields.languages && JSON.stringify(fields.languages),
    contact: fields.contact,
    email: fields.email,
    webhook_url: fields.webhookUrl,
    cart_first: carts === undefined ? undefined : (carts?.first ?? null),
    cart_last: carts === undefined ? undefined : (carts?.last ?? null),
    name_template: fields.nameTemplate,
  }
}

/** The columns of a new station, which has every field. */
export function newColumns(fields: StationFields): EditedColumns {
  return columnsOf(fields) as EditedColumns
}

/** A row as the rest of the server sees it, without the hashes of its secrets. */
export function stationRecord(row: StationRow): StationRecord {
  return {
    id: row.id,
    userId: row.user_id,
    name: row.name,
    place: row.place,
    province: row.province,
    languages: JSON.parse(row.languages),
    contact: row.contact,
    email: row.email,
    webhookUrl: row.webhook_url,
    webhookSecret: row.webhook_secret,
    carts:
      row.cart_first === null || row.cart_last === null
        ? null
        : { first: row.cart_first, last: row.cart_last },
    nameTemplate: row.name_template,
    revision: row.revision,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    lastContactAt: row.last_contact_at,
    agent: row.agent,
    acknowledged: row.acknowledged,
    acknowledgedAt: row.acknowledged_at,
    logHabits: JSON.parse(row.log_habits),
  }
}

export function announcementRecord(row: AnnouncementRow): AnnouncementRecord {
  return {
    workId: row.work_id,
    number: row.number,
    title: row.title,
    change: row.change,
    offered: row.offered === 1,
    reason: row.reason,
    airable: row.airable === 1,
    sound: row.sound,
    announcedAt: row.announced_at,
    changedAt: row.changed_at,
  }
}
