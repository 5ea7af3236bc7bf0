import type { Kind } from '../../media/vocabulary.ts'

/** One upload of a work. */
export interface VersionRecord {
  workId: string
  version: number
  /** The upload it came from. An upload makes one version, however often its completion is repeated. */
  uploadId: string
  kind: Kind
  fileName: string
  bytes: number
  sha256: string
  createdAt: string
  /** When its files were deleted. */
  removedAt: string | null
  /** Since when its file is in the store; null while it is on its way there. */
  placedAt: string | null
}
