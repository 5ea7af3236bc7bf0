/** How far a station has followed the changes. */
export interface SyncCursor {
  /** Identifies the count that the number belongs to; changes when the catalogue is recreated. */
  epoch: string
  /** Revision of the station's settings, which affect what it is sent. */
  revision: number
  change: number
}

/** The wire format. Short, since it is part of every poll; opaque to stations. */
export function writeSyncCursor({ epoch, revision, change }: SyncCursor): string {
  return `${epoch}.${revision.toString(36)}.${change.toString(36)}`
}

/** Null for anything not written by `writeSyncCursor`. */
export function readSyncCursor(text: string): SyncCursor | null {
  const [, epoch, revision, change] = /^([0-9a-f]{8})\.([0-9a-z]{1,7})\.([0-9a-z]{1,10})$/.exec(text) ?? []
  if (!epoch || !revision || !change) return null
  return { epoch, revision: Number.parseInt(revision, 36), change: Number.parseInt(change, 36) }
}

/**
 * Whether a cursor still describes what the station knows. After a backup is restored, an older cursor may be ahead
 * of the catalogue.
 */
export function isCurrent(cursor: SyncCursor, epoch: string, revision: number, head: number): boolean {
  return cursor.epoch === epoch && cursor.revision === revision && cursor.change <= head
}
