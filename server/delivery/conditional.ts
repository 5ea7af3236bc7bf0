/** The headers by which a client says what it has. */
export interface Conditions {
  'if-none-match'?: string | undefined
  'if-modified-since'?: string | undefined
}

/**
 * Whether the client has it already (RFC 9110, 13.1): by tag if it sends one, else by time.
 * @param tag strong or weak, with its quotes
 * @param modifiedAt null where no time can be given
 */
export function isFresh(conditions: Conditions, tag: string, modifiedAt: Date | null): boolean {
  const tags = conditions['if-none-match']
  if (tags !== undefined) {
    const bare = (one: string): string => one.trim().replace(/^W\//, '')
    return tags.trim() === '*' || tags.split(',').some((one) => bare(one) === bare(tag))
  }
  const since = Date.parse(conditions['if-modified-since'] ?? '')
  return (
    modifiedAt !== null && !Number.isNaN(since) && Math.floor(modifiedAt.getTime() / 1000) * 1000 <= since
  )
}

/**
 * A time for `Last-Modified`, or null: it counts whole seconds, so one that is still running may see another change
 * after the answer, which a client that compares times would never learn of.
 */
export function lastModified(changedAt: string | null, now: Date): Date | null {
  if (changedAt === null) return null
  const changed = new Date(changedAt)
  return now.getTime() - changed.getTime() > 2000 ? changed : null
}
