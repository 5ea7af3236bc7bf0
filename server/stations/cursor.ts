/** How far a station has followed the changes. */
export interface SyncCursor {
  /** Which count the number belongs to; another one after the catalogue was made anew. */
  epoch: string
  /** Of the station, whose own settings change what it is told. */
  revision: number
  change: number
}

/** As it travels: short, since it is part of every poll. Opaque to stations. */
export function writeSyncCursor({ epoch, revision, change }: SyncCursor): string {
  return `${epoch}.${revision.toString(36)}.${change.toString(36)}`
}

/** Null for anything that `writeSyncCursor` did not write. */
export function readSyncCursor(text: string): SyncCursor | null {
  const [, epoch, revision, change] = /^([0-9a-f]{8})\.([0-9a-z]{1,7})\.([0-9a-z]{1,10})$/.exec(text) ?? []
  if (!epoch || !revision || !change) return null
  return { epoch, revision: Number.parseInt(revision, 36), change: Number.parseInt(change, 36) }
}

/**
 * Whether a cursor still says what the station knows. One from before a backup was restored counts further than the
 * catalogue does.
 */
export function isCurrent(cursor: SyncCursor, epoch: string, revision: number, head: number): boolean {
  return cursor.epoch === epoch && cursor.revision === revision && cursor.change <= head
}
