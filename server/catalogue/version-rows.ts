import type { Kind } from '../../media/vocabulary.ts'
import type { VersionRecord } from '../records/version.ts'
import type { VersionRow, WorkRow } from './tables.ts'

/** A file that has arrived, hashed and sniffed. */
export interface Upload {
  id: string
  kind: Kind
  /** Whether staff chose it. */
  kindIsSet?: boolean
  fileName: string
  bytes: number
  sha256: string
}

/** What a work shows of its current version. */
export function versionColumns({ kind, fileName, bytes, sha256 }: Upload, version: number) {
  return { kind, file_name: fileName, bytes, sha256, version, attempt: 1 }
}

/** The current version of a work, as it is kept after the next one. */
export function versionRow(row: WorkRow, uploadId: string): VersionRow {
  const { id, version, kind, file_name, bytes, sha256, updated_at } = row
  return {
    work_id: id,
    version,
    upload_id: uploadId,
    kind,
    file_name,
    bytes,
    sha256,
    created_at: updated_at,
    removed_at: null,
    placed_at: null,
  }
}

export function versionRecord(row: VersionRow): VersionRecord {
  return {
    workId: row.work_id,
    version: row.version,
    uploadId: row.upload_id,
    kind: row.kind,
    fileName: row.file_name,
    bytes: row.bytes,
    sha256: row.sha256,
    createdAt: row.created_at,
    removedAt: row.removed_at,
    placedAt: row.placed_at,
  }
}
