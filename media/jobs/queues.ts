import type { ErrorCode } from '../errors.ts'
import type { RungGroup } from '../ladder.ts'
import type { PosterRef, VersionRef } from '../layout.ts'
import type { PictureType } from '../schemas/poster.ts'
import type { Download, Published } from '../schemas/published.ts'
import type { TimedSentence } from '../schemas/timed-script.ts'
import type { Measure, PageKind } from '../viewing.ts'
import type { Kind } from '../vocabulary.ts'

/**
 * The contract between the server and the workers: which queues there are, what travels in them, how often a job is
 * tried. Jobs carry ids and wishes, never paths. Nothing else is shared between the two sides.
 *
 *     server ── control: probe ──▶ workers ── control: plan, publish … encode: audio, chunk, spot, brochure
 *     server ◀── outcome: started, playable, published, failed ── workers
 */
export const QUEUES = {
  /** Short jobs that decide and publish. Never blocked behind an encode. */
  control: 'chaski-control',
  /** Jobs that fill a core. */
  encode: 'chaski-encode',
  /** Spots, brochures and posters: a few seconds each, so they must not wait for a film's chunk to finish. */
  short: 'chaski-short',
  /**
   * The first seconds of videos, in their own queue so that a new work is playable soon while others fill all cores.
   */
  opening: 'chaski-opening',
  /**
   * Chunks that need two cores and as much memory as everything else together: few at a time, behind everything else.
   */
  large: 'chaski-large',
  /** Results from the workers for the catalogue. Consumed by the servers, in order. */
  outcome: 'chaski-outcome',
} as const

/** One attempt at making a version. `attempt` starts at 1 and is incremented by each press of “Retry”. */
export interface Run extends VersionRef {
  attempt: number
}

/** A request by the server to make everything of this version. */
export interface ProbeJob extends Run {
  /** The kind detected at upload; the probe has the last word. */
  kind: Kind
  /** Whether `kind` is fixed: staff chose it, or the work has been seen as that. */
  kindIsSet?: boolean
  /** Hash of the uploaded file, computed on arrival. */
  sha256: string
  bytes: number
  /** Metadata written into the files. Not used for file names. */
  tags: WorkTags
}

export interface WorkTags {
  title: string
  language: string | null
  /** The campaign of a spot if it has one, otherwise the programme. */
  programme: string | null
  licence: string | null
  credits: string
  /** Name of the organisation. */
  organisation: string
  /** The code under which stations file the work, such as `ABC-000123`; the same for all versions. */
  identifier: string | null
  /** First and last instant at which it may be aired, RFC 3339. */
  validFrom: string | null
  validUntil: string | null
  /** IANA name of the time zone those days are in. Absent in jobs from before it was configurable. */
  timeZone?: string
  /** Its script, word for word (“libreto”). */
  script: string | null
  /** Address of its public page. */
  page: string | null
  /** Its short address, which names nothing. Absent, as the next two, in jobs from before files carried it. */
  address?: string | null
  /** Where help is to be had, in one line. */
  help?: string | null
  /** Whether what people keep must not say what it is. */
  sensitive?: boolean
}

/** A request by the server to make a poster that staff chose. */
export interface PosterJob extends PosterRef {
  from: PosterSource
}

/** What a poster is made from. */
export type PosterSource =
  /** The picture at `posterSourceKey`. */
  | { picture: PictureType }
  /** A frame of a published rung, at so many seconds. */
  | { version: number; rung: string; moment: number }
  /** A published picture. */
  | { version: number; file: string }

/** Job names by queue. The server adds `probe`, `poster`, `tally` and `sweep`; the rest follow from those. */
export interface ControlJobs {
  probe: ProbeJob
  publish: Run
  tally: Record<string, never>
  sweep: SweepJob
}

export interface EncodeJobs {
  /** Rewrites a source that is not seekable, before anything else. */
  remux: Run & { tags: WorkTags }
  /** The complete audio of one rung group. */
  audio: Run & { group: RungGroup }
  /** `[start, end)` of the video in all rungs of one group, with audio. */
  chunk: Run & { group: RungGroup; index: number }
  /** Anything made in addition to the stream; `extra` says what. */
  extra: Run & { extra: string }
  spot: ProbeJob
  brochure: ProbeJob
  /** Lays the script of a published work on its sound. */
  script: ScriptJob
  /** Writes the files of a published work that people keep anew. */
  downloads: DownloadsJob
}

/** A request by the server to write the files that people keep anew, with other words; nothing else of the version changes. */
export interface DownloadsJob extends Run {
  /** Spots are made again instead: what stations air says it too. */
  kind: 'video' | 'brochure'
  tags: WorkTags
  /** Of the tags, as the server knows them again. */
  fingerprint: string
  /** Part of the names of the new files: what is published never changes under its name. */
  mark: string
  /** As it is published. */
  duration: number
  hasSound: boolean
  rungs: { name: string; width: number; height: number }[]
  downloads: Download[]
}

/** What became of it. */
export interface DownloadsOutcome extends VersionRef {
  type: 'downloads'
  fingerprint: string
  /** All that are offered from now on; null if they could not be made and stay as they are. */
  downloads: Download[] | null
  problem: ErrorCode | null
}

export interface ScriptJob extends Run {
  kind: Kind
  /** The published file that people hear, inside of the version. */
  file: string
  script: string
  /** BCP 47. */
  language: string | null
  /** What the times will follow from, as the server knows it again. */
  fingerprint: string
}

/** What a worker found out about a script. */
export interface ScriptOutcome extends VersionRef {
  type: 'timed'
  fingerprint: string
  /** None if it could not be timed. */
  sentences: TimedSentence[]
  /** Why not. */
  problem: ErrorCode | null
}

/** Queues for chunks; the job is the same in each of them. */
export type ChunkQueue = 'opening' | 'encode' | 'large'

/** What may be removed from the store. Only the server knows: workers have no access to the catalogue. */
export interface SweepJob {
  versions: (VersionRef & {
    /** Also the upload itself. */
    original: boolean
  })[]
}

/** Results. Each is idempotent and refers to one version; it is dropped if that version is no longer current. */
export type Outcome = VersionRef &
  (
    | { type: 'started' }
    /** The work turned out to be of another kind than detected at upload. */
    | { type: 'recognised'; kind: Kind }
    /** More can be played than before: the first rungs, or another rung. `published` says what. */
    | { type: 'playable'; published: Published }
    | { type: 'published'; published: Published }
    | { type: 'failed'; code: ErrorCode; detail: string }
  )

/** What became of a poster that staff chose. */
export interface PosterOutcome extends PosterRef {
  type: 'poster'
  /** Why it could not be made; null if it was. */
  error: ErrorCode | null
}

/** Deduplicates an outcome that is sent twice, while the first is still queued or retained. */
export function outcomeJobId(outcome: Outcome, sequence: number): string {
  return `${outcome.workId}-${outcome.version}-${outcome.type}-${sequence}`
}

/** The id of the job that starts a version. `attempt` counts presses of “Retry”, so each is a new job. */
export function probeJobId({ workId, version }: VersionRef, attempt: number): string {
  return `${workId}-${version}-probe-${attempt}`
}

/** The id of the job that times a script: adding it twice adds it once, a later script or file is another. */
export function scriptJobId({ workId, fingerprint }: ScriptJob): string {
  return `${workId}-script-${fingerprint}`
}

/** The id of the job that writes downloads anew: adding it twice adds it once, other words are another. */
export function downloadsJobId({ workId, fingerprint }: DownloadsJob): string {
  return `${workId}-downloads-${fingerprint}`
}

/** The id of the job that makes a poster. */
export const posterJobId = ({ workId, poster }: PosterRef): string => `${workId}-poster-${poster}`

/** The id of any subsequent job, such as `chunk-low-3`. Adding it twice adds it once. */
export function partJobId({ workId, version, attempt }: Run, part: string): string {
  return `${workId}-${version}-${part}-${attempt}`
}

/**
 * Redis channel for progress messages, each a `Progress` as JSON. Lossy by design: nothing depends on a message
 * arriving.
 */
export const PROGRESS_CHANNEL = 'chaski:progress'

/** Progress of a version. At most two messages per second and work. */
export interface Progress extends VersionRef {
  /** 0..1, weighted by cost. */
  progress: number
  /** Seconds, or null while unknown. */
  timeLeft: number | null
}

/** Redis channel on which servers announce cancelled versions, each a `VersionRef` as JSON. */
export const CANCEL_CHANNEL = 'chaski:cancel'
/** Redis key of a cancelled version, so that jobs starting later see it too. */
export const cancelKey = ({ workId, version }: VersionRef): string => `chaski:cancelled:${workId}:${version}`

/**
 * Redis hash in which each worker reports whether it reads uploads in a jail: its name, and `1` or `0` with the Unix
 * second of the report. A worker that has been silent for `JAIL_SILENCE_SECONDS` no longer counts.
 */
export const JAIL_KEY = 'chaski:jail'
export const JAIL_SILENCE_SECONDS = 90

export interface JailReport {
  on: boolean
  saidAt: number
}

/** Redis stream of events to count, consumed by the tally. An entry holds `WorkEvent`s as a JSON list. */
export const EVENT_STREAM = 'chaski:events'

/**
 * Identifies an event, so that one reported twice counts once: a number within its series, and a part within that.
 */
export type EventMark = [series: string, number: number, part: number]

/** Amounts by measure. */
export type Counts = { [M in Measure]?: number }

/** A verified event concerning a work. */
export interface WorkEvent {
  mark: EventMark
  workId: string
  hour: string
  page: PageKind
  counts: Counts
}

/** Redis stream of views from pages without tokens, served by older versions; unused once those pages are gone. */
export const VIEW_STREAM = 'chaski:views'

export interface ViewBeacon {
  workId: string
  /** Generated by the page, once per viewing; counts once. */
  viewing: string
  /** Unix milliseconds at which it was watched. Absent in older beacons, which were sent immediately. */
  at?: number
}

/** Amount of one measure for one work in one hour. */
export interface Count {
  workId: string
  /** The UTC hour, `2026-01-10T15`. Which day it belongs to depends on the organisation's time zone. */
  hour: string
  page: PageKind
  measure: Measure
  amount: number
}

/** The result of the tally, an outcome of its own. */
export interface TallyOutcome {
  type: 'tallied'
  /** Unique per batch: the catalogue adds a batch once. Starts with its time of arrival in Unix milliseconds. */
  batch: string
  counts: Count[]
}

/** The same from workers of older versions, without hours; one may still be queued when a server is upgraded. */
export interface UndatedTallyOutcome {
  type: 'tallied'
  batch: string
  views: { workId: string; count: number }[]
}

/**
 * Lower runs first (BullMQ). Spots and brochures are short and never wait for a film. Video chunks add their index
 * (`chunkPriority`).
 */
export const PRIORITY = { short: 1, scripts: 5, lowRungs: 10, highRungs: 1_000_000 } as const

/**
 * Low rungs of all works come before high rungs of any. Within a group, the beginnings of all works come before the
 * middle of any, so a long film takes turns with later uploads.
 */
export function chunkPriority(group: RungGroup, index: number): number {
  const first = group === 'low' ? PRIORITY.lowRungs : PRIORITY.highRungs
  return first + Math.min(index, 900_000)
}

/**
 * Rules for retries and crashes. A crash shows up as a stall: the lock of a dead worker expires after `lockDuration`,
 * and the next check hands its job to another worker. After five crashes the job itself is considered at fault.
 */
export const JOB_RULES = { attempts: 3, backoff: { type: 'exponential', delay: 2_000 } } as const
export const WORKER_RULES = {
  // A dead worker's job is picked up within 3 + 1 s. A live one may miss four of five renewals before it loses a job.
  lockDuration: 3_000,
  lockRenewTime: 600,
  stalledInterval: 1_000,
  maxStalledCount: 5,
} as const

/** Interval of the tally in milliseconds. The server schedules it; its job has no data. */
export const TALLY_EVERY = 2_000
