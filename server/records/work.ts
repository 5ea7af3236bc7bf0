import type { Published } from '../../media/schemas/published.ts'
import type { WorkFields } from '../../media/schemas/work.ts'
import type { Kind, Status } from '../../media/vocabulary.ts'

/** A work as the server remembers it. Times are RFC 3339 in UTC with milliseconds, so they compare as text. */
export interface WorkRecord extends WorkFields {
  id: string
  slug: string
  /** Counts the works of the installation from 1; part of the code by which people name a spot. */
  number: number
  kind: Kind
  withdrawnAt: string | null
  /** As the stations read it. */
  withdrawalReason: string | null
  trashedAt: string | null
  status: Status
  /** 1 for the first try at the current version, then one more for each press of “Retry”. */
  attempt: number
  /** Why the current version failed. */
  error: { code: string; detail: string } | null
  /** The latest upload: the version that is being made, or was made last. */
  version: number
  fileName: string
  bytes: number
  sha256: string
  /** The version that viewers see; it trails `version` while a new upload is being made. */
  visibleVersion: number | null
  /** What was made of the visible version. */
  published: Published | null
  views: number
  createdAt: string
  updatedAt: string
}
