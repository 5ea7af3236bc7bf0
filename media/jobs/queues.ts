import type { ErrorCode } from '../errors.ts'
import type { RungGroup } from '../ladder.ts'
import type { VersionRef } from '../layout.ts'
import type { Published } from '../schemas/published.ts'
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
  /** Short jobs that decide and put in place. Never blocked behind an encode. */
  control: 'chaski-control',
  /** Jobs that fill a core. */
  encode: 'chaski-encode',
  /** Spots and brochures: seconds of work each, which must not wait until a film has finished a chunk. */
  short: 'chaski-short',
  /** The first seconds of videos: with a lane of their own, so that a new work can be played soon while others fill all cores. */
  opening: 'chaski-opening',
  /** Chunks that take two cores and as much memory as all else together: few at a time, behind everything else. */
  large: 'chaski-large',
  /** What the workers found, for the catalogue. Drained by the servers, in order. */
  outcome: 'chaski-outcome',
} as const

/** One try at making a version. `attempt` counts from 1 and goes up with each press of “Retry”. */
export interface Run extends VersionRef {
  attempt: number
}

/** What the server asks for: make everything of this version. */
export interface ProbeJob extends Run {
  /** What the bytes looked like at upload; the probe has the last word. */
  kind: Kind
  /** Whether `kind` stays as it is: staff chose it, or the work has been seen as that. */
  kindIsSet?: boolean
  /** Of the uploaded file, as hashed on arrival. */
  sha256: string
  bytes: number
  /** What goes into the tags of the files. Not a name of a file. */
  tags: WorkTags
}

export interface WorkTags {
  title: string
  language: string | null
  /** The campaign of a spot where it has one, else the programme. */
  programme: string | null
  licence: string | null
  credits: string
  /** Name of the organisation. */
  organisation: string
  /** What a station files the work under, such as `ABC-000123`: stable over versions. */
  identifier: string | null
  /** First and last instant at which it may be aired, RFC 3339. */
  validFrom: string | null
  validUntil: string | null
  /** IANA name of the zone whose days those are. Absent in jobs from before it could be set. */
  timeZone?: string
  /** What is said in it, word for word (“libreto”). */
  script: string | null
  /** Address of its public page. */
  page: string | null
}

/** The names of the jobs, by queue. The server adds `probe`, `tally` and `sweep`; the rest follow from those. */
export interface ControlJobs {
  probe: ProbeJob
  publish: Run
  tally: Record<string, never>
  sweep: SweepJob
}

export interface EncodeJobs {
  /** A source that cannot be sought in is rewritten into one that can, before anything else. */
  remux: Run & { tags: WorkTags }
  /** The sound of one rung group, whole. */
  audio: Run & { group: RungGroup }
  /** `[start, end)` of the picture in all rungs of one group, with their sound. */
  chunk: Run & { group: RungGroup; index: number }
  /** Whatever is made beside the stream; `extra` says which. */
  extra: Run & { extra: string }
  spot: ProbeJob
  brochure: ProbeJob
}

/** Queues of chunks: a chunk is the same job in each of them. */
export type ChunkQueue = 'opening' | 'encode' | 'large'

/** What may be removed from the store. Only the server knows: the workers cannot see the catalogue. */
export interface SweepJob {
  versions: (VersionRef & {
    /** Also the upload itself. */
    original: boolean
  })[]
}

/** What comes back. Each is idempotent, and refers to one version: one that is no longer current is dropped. */
export type Outcome = VersionRef &
  (
    | { type: 'started' }
    /** It is of another kind than its bytes looked like. */
    | { type: 'recognised'; kind: Kind }
    /** More is visible than before: the first rungs, a further rung. `published` says what can be played now. */
    | { type: 'playable'; published: Published }
    | { type: 'published'; published: Published }
    | { type: 'failed'; code: ErrorCode; detail: string }
  )

/** The id makes an outcome that is sent twice arrive once while the first is still queued or kept. */
export function outcomeJobId(outcome: Outcome, sequence: number): string {
  return `${outcome.workId}-${outcome.version}-${outcome.type}-${sequence}`
}

/** The id of the job that starts a version. `attempt` counts the presses of “Retry”, so that each is a new job. */
export function probeJobId({ workId, version }: VersionRef, attempt: number): string {
  return `${workId}-${version}-probe-${attempt}`
}

/** The id of any job that follows from it, such as `chunk-low-3`. Adding it twice adds it once. */
export function partJobId({ workId, version, attempt }: Run, part: string): string {
  return `${workId}-${version}-${part}-${attempt}`
}

/** Redis channel of progress messages: each a `Progress` as JSON. Lossy on purpose; nothing depends on one arriving. */
export const PROGRESS_CHANNEL = 'chaski:progress'

/** How far a version is. At most two a second a work. */
export interface Progress extends VersionRef {
  /** 0..1, weighted by cost. */
  progress: number
  /** Seconds, or null while it cannot be told. */
  timeLeft: number | null
}

/** Redis channel on which servers tell workers that a version is cancelled: a `VersionRef` as JSON. */
export const CANCEL_CHANNEL = 'chaski:cancel'
/** Redis set key prefix of cancelled versions, so that a job that starts later sees it too. */
export const cancelKey = ({ workId, version }: VersionRef): string => `chaski:cancelled:${workId}:${version}`

/** Redis stream of what is to be counted, drained by the tally. An entry holds `WorkEvent`s as a JSON list. */
export const EVENT_STREAM = 'chaski:events'

/** Names an event once and for all: told twice, it counts once. The number goes up in its series, the part within it. */
export type EventMark = [series: string, number: number, part: number]

/** How much it adds, by what is counted. */
export type Counts = { [M in Measure]?: number }

/** Something that happened to a work, and was vouched for. */
export interface WorkEvent {
  mark: EventMark
  workId: string
  hour: string
  page: PageKind
  counts: Counts
}

/** Redis stream of the views of pages from before their tokens; nothing is added once those pages are gone. */
export const VIEW_STREAM = 'chaski:views'

export interface ViewBeacon {
  workId: string
  /** Made by the page once per viewing; the same one counts once. */
  viewing: string
  /** Unix milliseconds at which it was watched. Absent in beacons from before: those were watched as they arrived. */
  at?: number
}

/** How much of one thing was counted of one work in one hour. */
export interface Count {
  workId: string
  /** The UTC hour in which it happened, `2026-01-10T15`. Which day that is depends on where the organisation is. */
  hour: string
  page: PageKind
  measure: Measure
  amount: number
}

/** What the tally found, as an outcome of its own. */
export interface TallyOutcome {
  type: 'tallied'
  /** Unique per batch: the catalogue adds a batch once. Begins with the Unix milliseconds at which it came. */
  batch: string
  counts: Count[]
}

/** The same as workers sent it before views had an hour; one may still wait in the queue when a server is upgraded. */
export interface UndatedTallyOutcome {
  type: 'tallied'
  batch: string
  views: { workId: string; count: number }[]
}

/**
 * Lower runs first (BullMQ). Spots and brochures are short and never wait for a film. What is made of the picture
 * adds the number of its chunk (`chunkPriority`).
 */
export const PRIORITY = { short: 1, lowRungs: 10, highRungs: 1_000_000 } as const

/**
 * Low rungs of all works come before high rungs of any; within a group, the beginnings of all works come before the
 * middle of any, so that a long film takes turns with what was uploaded after it.
 */
export function chunkPriority(group: RungGroup, index: number): number {
  const first = group === 'low' ? PRIORITY.lowRungs : PRIORITY.highRungs
  return first + Math.min(index, 900_000)
}

/**
 * Retry and crash rules. A crash is a stall: the lock of a dead worker runs out after `lockDuration` and the next
 * check hands its job on. Five crashes of the same job are taken as the job's own fault.
 */
export const JOB_RULES = { attempts: 3, backoff: { type: 'exponential', delay: 2_000 } } as const
export const WORKER_RULES = {
  // A dead worker's job is taken up after at most 3 + 1 s. A live one may miss four of five renewals before it loses a job.
  lockDuration: 3_000,
  lockRenewTime: 600,
  stalledInterval: 1_000,
  maxStalledCount: 5,
} as const

/** How often the tally runs, in milliseconds. The server sets the clock; its job has no data. */
export const TALLY_EVERY = 2_000
