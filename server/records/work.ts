import type { Published } from '../../media/schemas/published.ts'
import type { WorkFields } from '../../media/schemas/work.ts'
import type { Kind, Status } from '../../media/vocabulary.ts'

/** A work. Times are RFC 3339 in UTC with milliseconds, so they compare as text. */
export interface WorkRecord extends WorkFields {
  id: string
  slug: string
  /** Counts the works of the installation from 1; part of a spot's code. */
  number: number
  kind: Kind
  /** The programme that `programme` names. */
  programmeId: string | null
  /** Whether staff chose the kind: then the content of the file does not change it. */
  kindIsSet: boolean
  withdrawnAt: string | null
  /** For stations to read. */
  withdrawalReason: string | null
  trashedAt: string | null
  status: Status
  /** 1 for the first attempt at the current version; each press of “Retry” adds one. */
  attempt: number
  /** Why the current version failed. */
  error: { code: string; detail: string } | null
  /** The latest upload: the version being processed, or processed last. */
  version: number
  fileName: string
  bytes: number
  sha256: string
  /** The version viewers see; behind `version` while a new upload is processed. */
  visibleVersion: number | null
  /** What the visible version consists of. */
  published: Published | null
  /** When its script last got times; null without any. */
  timedAt: string | null
  views: number
  createdAt: string
  updatedAt: string
}
