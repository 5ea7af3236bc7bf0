import { setTimeout as delay } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { Download } from '../../media/schemas/published.ts'
import type { TombstoneReason } from '../../media/schemas/sync.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { Hub } from '../events/hub.ts'
import type { WorkRecord } from '../records/work.ts'
import { type Access, accessOf } from '../rules/access.ts'
import { airStatusOf } from '../rules/air-status.ts'

/** What file delivery needs to know about a work. */
export interface KnownWork {
  id: string
  number: number
  title: string
  /** Whether nothing of it is to stay on the phones of those who see it. */
  sensitive: boolean
  /** What a visitor gets. */
  access: Access
  /** The version that visitors get; null before the first. */
  visibleVersion: number | null
  /** Seconds, or null for a brochure or a work without a visible version. */
  duration: number | null
  /** The reason staff gave for a withdrawal. */
  withdrawalReason: string | null
  /** The files of a spot, and why stations must not hold it, if so; null where the visible version is no spot. */
  spot: { downloads: readonly Download[]; offAir: TombstoneReason | null } | null
}

export interface AccessCache {
  /** Null if there is no such work. */
  byId(workId: string): Promise<KnownWork | null>
  /** The same by the number of a spot. */
  byNumber(number: number): Promise<KnownWork | null>
  /** What is kept of a work; undefined where it would have to be looked up. */
  peek(workId: string): KnownWork | null | undefined
  /** Reloads, for a caller with reason to believe that the cached entry is stale. */
  again(workId: string): Promise<KnownWork | null>
  close(): void
}

// A film is thousands of requests for segments, each of which asks. Changes arrive through the hub; the time limit
// is for those that a broken Redis has swallowed.
const KEEP_MS = 10_000
const MOST_WORKS = 10_000
/** While the catalogue is away, what was known last goes on counting for so long. */
const STAND_IN_MS = 60 * 60_000
/** Then nobody waits longer for it. */
const PATIENCE_MS = 1000

interface Looked {
  work: Promise<KnownWork | null>
  /** The same once it is there. */
  found: KnownWork | null | undefined
}

interface Options {
  now?: () => number
  /** Works kept at a time; the least recently asked for goes first. */
  most?: number
}

/** Who may see what, cached in memory: current while the hub announces changes, otherwise at most ten seconds behind. */
export function createAccessCache(
  { works }: Pick<Reads, 'works'>,
  hub: Pick<Hub, 'subscribe'>,
  { now = Date.now, most = MOST_WORKS }: Options = {},
): AccessCache {
  const known = new LRUCache<string, Looked>({
    max: most,
    ttl: KEEP_MS,
    ttlResolution: 0,
    perf: { now },
  })
  // The number of a work never changes. Numbers that no work has are not kept: anyone can make them up.
  const ids = new LRUCache<number, string>({ max: most })
  // What was seen last, until the clock changes it: for when the catalogue is away.
  const seen = new LRUCache<string, KnownWork>({
    max: most,
    ttl: STAND_IN_MS,
    ttlResolution: 0,
    perf: { now },
  })
  const close = hub.subscribe(({ type, id }) => {
    if (type === 'counts') return
    known.delete(id)
    seen.delete(id)
  })

  const orSeen = async (id: string, looking: Promise<KnownWork | null>): Promise<KnownWork | null> => {
    const last = seen.get(id)
    if (last === undefined) return looking
    const over = new AbortController()
    const late = delay(PATIENCE_MS, last, { signal: over.signal, ref: false }).catch(() => last)
    try {
      return await Promise.race([looking.catch(() => last), late])
    } finally {
      over.abort()
    }
  }

  const keep = (id: string, looking: Promise<WorkRecord | undefined>): Promise<KnownWork | null> => {
    const looked: Looked = {
      found: undefined,
      work: orSeen(
        id,
        looking.then((work) => {
          const at = now()
          looked.found = work ? knownWork(work, new Date(at)) : null
          const left = work ? nextChange(work, at) - at : KEEP_MS
          if (left < KEEP_MS && known.peek(id) === looked) known.set(id, looked, { ttl: left })
          if (looked.found && known.peek(id) === looked)
            seen.set(id, looked.found, { ttl: Math.min(left, STAND_IN_MS) })
          else seen.delete(id)
          return looked.found
        }),
      ),
    }
    known.set(id, looked)
    looked.work.catch(() => {
      // A failure is not worth keeping.
      if (known.peek(id) === looked) known.delete(id)
    })
    return looked.work
  }

  const byId = (id: string): Promise<KnownWork | null> => known.get(id)?.work ?? keep(id, works.byId(id))

  return {
    byId,

    async byNumber(number) {
      const id = ids.get(number)
      if (id !== undefined) return byId(id)
      const row = await works.byNumber(number)
      if (!row) return null
      ids.set(number, row.id)
      return byId(row.id)
    },

    peek: (id) => known.get(id)?.found,

    again(id) {
      known.delete(id)
      return byId(id)
    },

    close,
  }
}

function knownWork(work: WorkRecord, now: Date): KnownWork {
  const { published } = work
  return {
    id: work.id,
    number: work.number,
    title: work.title,
    sensitive: work.sensitive,
    access: accessOf(work, now),
    visibleVersion: work.visibleVersion,
    duration: published && published.kind !== 'brochure' ? published.duration : null,
    withdrawalReason: work.withdrawalReason,
    spot:
      published?.kind === 'spot'
        ? { downloads: published.downloads, offAir: airStatusOf(work, now).reason }
        : null,
  }
}

/** The next moment at which the clock alone changes what a visitor or a station gets; infinity where it never will. */
function nextChange(work: WorkRecord, now: number): number {
  const times = [work.publishAt, work.publishUntil, work.validFrom, work.validUntil].map((time) =>
    Date.parse(time ?? ''),
  )
  return Math.min(...times.filter((time) => time > now))
}
