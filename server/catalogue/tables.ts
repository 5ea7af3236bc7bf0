import type { ColumnType, Generated, Selectable } from 'kysely'
import type { ActorType, AuditVerb } from '../../media/schemas/audit.ts'
import type { PosterState } from '../../media/schemas/poster.ts'
import type { Measure, PageKind } from '../../media/viewing.ts'
import type { Kind, PersonRole, Role, Status, TokenScope, Visibility } from '../../media/vocabulary.ts'
import type { CrowdDecision } from '../records/crowd.ts'
import type { ProgrammeTables } from './programme-tables.ts'
import type { StationTables } from './station-tables.ts'

/**
 * The tables of the catalogue, the same in SQLite and Postgres. Times are RFC 3339 text in UTC with milliseconds, so
 * that they sort as text; lists are JSON text; flags are 0 or 1.
 */
export interface Tables extends StationTables, ProgrammeTables {
  works: WorkTable
  work_places: { work_id: string; place: string }
  versions: VersionTable
  captions: CaptionTable
  timed_scripts: TimedScriptTable
  posters: PosterTable
  users: UserTable
  sessions: SessionTable
  tokens: TokenTable
  invitations: InvitationTable
  tallies: { batch: string; counted_at: string }
  daily_counts: DailyCountTable
  daily_totals: Omit<DailyCountTable, 'work_id'>
  monthly_counts: Omit<DailyCountTable, 'day'> & { month: string }
  /** Sums of all works of which the same is said today; empty text stands for nothing. */
  daily_group_counts: Omit<DailyCountTable, 'work_id'> & {
    programme_id: string
    project_id: string
    kind: Kind
    language: string
  }
  recent_counts: RecentCountTable
  crowds: CrowdTable
  view_baselines: ViewBaselineTable
  /** Lines of manifests that were imported. */
  imports: {
    name: string
    work_id: string
    sha256: string
    fingerprint: string
    imported_at: string
  }
  /** Reports that were fixed: `data` is the report as JSON. */
  reports: { id: string; programme_id: string; fixed_at: string; data: string }
  settings: { key: string; value: string }
  services: ServiceTable
  audit: AuditTable
  /** Full-text index; its shape differs by engine and is known to `sqlite.ts` and `postgres.ts` only. */
  works_search: Record<string, never>
  /** By which slips of the pen a word is still found; `shape` is its stem, or that without one letter. */
  near_stems: { shape: string; stem: string }
}

interface WorkTable {
  id: string
  slug: string
  /** Counts the works of the installation from 1; part of a spot's code. */
  number: number
  /** 1 once the work has been shown to anyone: its address is then out in the world and never changes. */
  slug_fixed: number
  kind: Kind
  /** 1 where staff chose the kind: then the content of the file does not change it. */
  kind_set: Generated<number>
  title: string
  description: string
  language: string | null
  places: string
  /** Title of its programme in Spanish, as it is now. */
  programme: string | null
  programme_id: string | null
  /** A project of that programme. */
  project_id: string | null
  partner: string | null
  licence: string | null
  credits: string
  tags: string
  visibility: Visibility
  publish_at: string | null
  publish_until: string | null
  valid_from: string | null
  valid_until: string | null
  /** `Broadcast` as JSON, or null where staff said nothing to the stations. */
  broadcast: string | null
  sensitive: Generated<number>
  content_note: string | null
  withdrawn_at: string | null
  withdrawal_reason: string | null
  trashed_at: string | null
  status: Status
  /** 1 for the first try at the current version, then counting the presses of “Retry”. */
  attempt: number
  /** Fingerprint of the tags as staff have them now (`work-tags.ts`); null until the first edit of a work from before. */
  tags_said: string | null
  /** The same of those that the files of `version` are made with. */
  tags_sent: string | null
  /** What the times of its script follow from (`script-fingerprint.ts`); null without a script. */
  script_said: string | null
  /** When its script last got times; null without any. */
  timed_at: string | null
  error_code: string | null
  error_detail: string | null
  /** The latest upload; the one that is being made or has been. */
  version: number
  file_name: string
  bytes: number
  sha256: string
  /** The version that viewers see; trails `version` while a new upload is being made. */
  visible_version: number | null
  /** `Published` of the visible version, as JSON. */
  published: string | null
  /** All that are shown: of the baselines and of the days, without what stands apart. */
  views: Generated<number>
  /** What lists are ordered by: the time of publication, or of the upload where none is set. */
  listed_at: string
  created_at: string
  updated_at: string
}
export type WorkRow = Selectable<WorkTable>

interface VersionTable {
  work_id: string
  version: number
  /** The upload it came from. An upload makes one version, however often its completion is repeated. */
  upload_id: string
  kind: Kind
  file_name: string
  bytes: number
  sha256: string
  created_at: string
  /** When its files were deleted. */
  removed_at: string | null
  /** Since when its file is in the store; null while it is on its way there. */
  placed_at: string | null
}
export type VersionRow = Selectable<VersionTable>

interface CaptionTable {
  work_id: string
  language: string
  bytes: number
  updated_at: string
}
export type CaptionRow = Selectable<CaptionTable>

/** When the sentences of a script are heard; one row for each work whose script was laid on its sound. */
interface TimedScriptTable {
  work_id: string
  /** The `script_said` that it follows from. */
  fingerprint: string
  /** SHA-256 of the upload. */
  sound: string
  script: string
  language: string | null
  /** `TimedSentence`s as JSON. */
  sentences: string
  /** Code of the error that kept it from getting times; null if it has them. */
  problem: string | null
  timed_at: string
}

/** How much of what happened to a work on one day. Kept when the work is forgotten: a report of then stays true. */
interface DailyCountTable {
  work_id: string
  /** YYYY-MM-DD where the organisation is. */
  day: string
  measure: Measure
  page: PageKind
  /** 1 for what came in a sudden crowd, and is not counted unless staff say so. */
  apart: number
  amount: number
}

export type DailyCountRow = Selectable<DailyCountTable>

/** The same of the last hours, by the hour in which it came: so that what turns out to be a crowd can be set apart. */
interface RecentCountTable extends Omit<DailyCountTable, 'apart'> {
  /** UTC, `2026-01-10T15`. */
  arrived: string
}

/** An hour in which so much came of one work that it stands apart. */
interface CrowdTable {
  work_id: string
  arrived: string
  views: number
  decision: CrowdDecision | null
  decided_at: string | null
}
export type CrowdRow = Selectable<CrowdTable>

/** Views of a work from before they were counted by day, or from elsewhere: a number with its date and where it is from. */
interface ViewBaselineTable {
  work_id: string
  /** What counted them. */
  source: string
  /** YYYY-MM-DD up to which they were counted. */
  day: string
  views: number
}
export type ViewBaselineRow = Selectable<ViewBaselineTable>

/** Posters that staff chose. */
interface PosterTable {
  id: string
  work_id: string
  /** The version it shows a moment of; null for a picture of its own, which stays with every version. */
  version: number | null
  /** `PosterSource` as JSON. */
  source: string
  state: PosterState
  /** Why it could not be made. */
  error_code: string | null
  /** The latest that is ready is shown. */
  chosen_at: string
  /** Since when another one, or none of staff, is shown in its place. */
  replaced_at: string | null
}
export type PosterRow = Selectable<PosterTable>

interface UserTable {
  id: string
  email: string
  name: string
  role: Role
  /** PHC string of argon2id; null for an account that can only use tokens. */
  password: string | null
  created_at: ColumnType<string, string, never>
  disabled_at: string | null
}
export type UserRow = Selectable<UserTable>

interface SessionTable {
  /** SHA-256 of the cookie's value. */
  hash: string
  user_id: string
  created_at: string
  expires_at: string
  /** The browser, as it calls itself. */
  agent: string | null
  used_at: string | null
}
export type SessionRow = Selectable<SessionTable>

interface TokenTable {
  id: string
  user_id: string
  name: string
  scope: TokenScope
  /** SHA-256 of the token. */
  hash: string
  created_at: string
  used_at: string | null
}
export type TokenRow = Selectable<TokenTable>

interface InvitationTable {
  id: string
  /** SHA-256 of the secret in its link. */
  hash: string
  name: string
  role: PersonRole
  created_by: string
  created_at: string
  expires_at: string
}

interface ServiceTable {
  id: string
  name: string
  phone: string | null
  hours: string
  /** Language tags, as JSON. */
  languages: string
  /** Null: everywhere. */
  place: string | null
  /** In three languages, as JSON. */
  text: string
  chat: string | null
  active: number
  confirmed_at: string
  created_at: ColumnType<string, string, never>
}
export type ServiceRow = Selectable<ServiceTable>

/** One line a change. `before` and `after` are JSON objects of the fields that it touched. */
interface AuditTable {
  id: string
  at: string
  actor_type: ActorType
  actor_id: string | null
  verb: AuditVerb
  object_type: string
  object_id: string
  before: string | null
  after: string | null
}
