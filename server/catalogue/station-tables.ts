import type { ColumnType, Generated, Selectable } from 'kysely'
import type { TombstoneReason } from '../../media/schemas/sync.ts'
import type { AiringSource } from '../records/airing.ts'
import type { NoticeChannel, NoticeState } from '../records/notice.ts'

/** The tables that concern stations. Times as in `tables.ts`. */
export interface StationTables {
  /** Numbers that only rise. Given by a row lock that is held to the end of the transaction that uses them. */
  counters: { name: CounterName; value: number }
  announcements: AnnouncementTable
  stations: StationTable
  /** Cart numbers that a station has been given; one is never moved from one spot to another while it is aired. */
  carts: { station_id: string; work_id: string; cart: number }
  /** What a station said that it has on its disk. */
  holdings: { station_id: string; work_id: string; version: number; since: string }
  notices: NoticeTable
  /** A person at a station has said that the spot is off the air; agents say so by their acknowledgement. */
  confirmations: { station_id: string; work_id: string; change: number; confirmed_at: string }
  airings: AiringTable
  open_logs: OpenLogTable
  /** Sticks that were packed for stations. */
  outings: { station_id: string; sequence: number; ticket: string; packed_at: string }
  homecomings: HomecomingTable
}

export type CounterName = 'work' | 'programme' | 'change' | 'announced' | 'cart' | 'outing'

/** What the stations have last been told of a work, or will be when its time comes. One row a work, kept for ever. */
interface AnnouncementTable {
  work_id: string
  number: number
  /** Rises with every row that is written; null where nothing has been told yet. */
  change: number | null
  /** Whether it may be aired or will be; otherwise it is a tombstone. */
  offered: number
  reason: TombstoneReason | null
  /** Whether it may be aired now: its first day has come. */
  airable: number
  title: string
  /** All that a station sees of it; equal means that there is nothing to tell. */
  fingerprint: string
  /** SHA-256 of the upload: the same recording keeps its guid in feeds. */
  sound: string | null
  /** Date in feeds. Rises from spot to spot by whole seconds, and never moves for a sound that stays on the air. */
  announced_at: string | null
  /** When the clock alone will change this row. */
  wakes_at: string | null
  changed_at: string
}
export type AnnouncementRow = Selectable<AnnouncementTable>

interface StationTable {
  id: string
  /** The account that owns the station's bearer token. */
  user_id: string
  name: string
  place: string
  province: Generated<string>
  /** Languages that it airs, as a JSON list; none means any. */
  languages: string
  contact: string
  email: string | null
  webhook_url: string | null
  /** Key of the signatures. Kept as it is, because signing needs it. */
  webhook_secret: string
  cart_first: number | null
  cart_last: number | null
  name_template: string | null
  /** SHA-256 of the secret in its feed address, and of the one in the address of its airings page. */
  feed_hash: string
  page_hash: string
  /** Increases when everything it is told changes at once, which invalidates its cursors. */
  revision: number
  created_at: ColumnType<string, string, never>
  revoked_at: string | null
  last_contact_at: string | null
  agent: string | null
  /** The change number it has acknowledged. */
  acknowledged: number
  acknowledged_at: string | null
  /** What is known of its logs, as JSON. */
  log_habits: Generated<string>
}
export type StationRow = Selectable<StationTable>

/** That a station is told of a withdrawal at once. Written with the withdrawal, so that none is forgotten in a crash. */
interface NoticeTable {
  id: string
  station_id: string
  work_id: string
  change: number
  channel: NoticeChannel
  state: NoticeState
  /** Why the last attempt failed. */
  detail: string | null
  created_at: string
  settled_at: string | null
}
export type NoticeRow = Selectable<NoticeTable>

interface AiringTable {
  station_id: string
  work_id: string
  /** To the second: a station cannot air a spot twice within one. */
  aired_at: string
  /** YYYY-MM-DD in Peru, for the totals. */
  day: string
  /** How long it played; null if unknown. */
  seconds: number | null
  source: AiringSource
  reported_at: string
}
export type AiringRow = Selectable<AiringTable>

/** A log that waits for an answer. */
interface OpenLogTable {
  id: string
  station_id: string
  file_name: string
  /** The log as text. */
  content: string
  is_sample: number
  /** JSON. */
  question: string
  /** The same log, or a sample with the same question, is kept once a station. */
  key: string
  asked_at: string
}
export type OpenLogRow = Selectable<OpenLogTable>

/** What came home on a stick, without what it brought. Its fields are told in `records/suitcase.ts`. */
interface HomecomingTable {
  station_id: string
  agent: string
  count: number
  applied: number
  up_to: number
  rendition: string
  taken_at: string
}
