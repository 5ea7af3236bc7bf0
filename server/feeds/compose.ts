import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import type { SpotNames } from '../../media/spot-names.ts'
import { toFeedSpot } from './feed-spot.ts'
import type { Channel, FeedFormat } from './format.ts'
import { digestOf } from './select.ts'
import type { IndexedSpot } from './spot-index.ts'

/** How the entries of a feed are rendered. Feeds that agree in all of this share their entries. */
export interface Variant {
  extension: string
  format: FeedFormat
  baseUrl: string
  nameTemplate: string | null
  /** Cart numbers by work, if the template uses them. */
  carts: ReadonlyMap<string, number> | null
}

export interface ComposedFeed {
  /** The bytes, in chunks large enough to be worth a write each. */
  chunks: readonly Buffer[]
  length: number
}

/** Part of every ETag. Increment it when a format renders the same spot differently. */
const RENDERING = 3
const ENTRIES_A_TURN = 200
const VARIANTS_KEPT = 6
const KEPT_BYTES = 64 * 2 ** 20

/**
 * A strong ETag, computed without rendering the feed: a feed is a pure function of its URL, its channel and the
 * states of its spots, which number and last change identify.
 */
export function feedTag(channel: Channel, spots: readonly IndexedSpot[], variant: Variant): string {
  const hash = createHash('sha256')
  const { extension, baseUrl, nameTemplate, carts } = variant
  const numbers = carts && [...carts]
  hash.update(
    JSON.stringify([RENDERING, channel, extension, baseUrl, nameTemplate, digestOf(spots), numbers]),
  )
  return `"${hash.digest('base64url').slice(0, 27)}"`
}

/**
 * Renders feeds. Entries are cached until their spot changes, so a change costs little; the most recently requested
 * feeds are cached whole.
 */
export function createComposer(spotNames: SpotNames) {
  // By tag, least recently used first.
  const feeds = new Map<string, ComposedFeed>()
  // Least recently used first. Entries are garbage-collected with their spots; whole variants are dropped when there
  // are too many.
  const variants = new Map<string, WeakMap<IndexedSpot, Buffer>>()

  const entriesOf = (variant: Variant): WeakMap<IndexedSpot, Buffer> => {
    // Cart numbers are specific to a station and may be reassigned: not worth caching.
    if (variant.carts) return new WeakMap()
    const key = JSON.stringify([variant.extension, variant.baseUrl, variant.nameTemplate])
    const entries = variants.get(key) ?? new WeakMap<IndexedSpot, Buffer>()
    variants.delete(key)
    variants.set(key, entries)
    const [oldest] = variants.keys()
    if (variants.size > VARIANTS_KEPT && oldest !== undefined) variants.delete(oldest)
    return entries
  }

  const keep = (tag: string, feed: ComposedFeed): ComposedFeed => {
    feeds.delete(tag)
    feeds.set(tag, feed)
    let bytes = [...feeds.values()].reduce((sum, { length }) => sum + length, 0)
    for (const [oldest, { length }] of feeds) {
      if (bytes <= KEPT_BYTES) break
      feeds.delete(oldest)
      bytes -= length
    }
    return feed
  }

  /** @param tag of exactly these spots in this variant (`feedTag`) */
  return async function compose(
    tag: string,
    channel: Channel,
    spots: readonly IndexedSpot[],
    variant: Variant,
  ): Promise<ComposedFeed> {
    const known = feeds.get(tag)
    if (known) return keep(tag, known)
    const { format, baseUrl, nameTemplate, carts } = variant
    const encode = format.encode ?? ((text: string) => Buffer.from(text))
    const entries = entriesOf(variant)
    const between = encode(format.between)
    const pieces = [encode(format.begin(channel))]
    let written = 0
    for (const spot of spots) {
      let entry = entries.get(spot)
      if (!entry) {
        const cart = carts?.get(spot.work.id) ?? null
        const feedSpot = toFeedSpot(spot, { baseUrl, nameTemplate, cart, spots: spotNames })
        entry = feedSpot ? encode(format.entry(feedSpot)) : Buffer.alloc(0)
        entries.set(spot, entry)
        // Rendering a long feed for the first time must not block everybody else.
        if (++written % ENTRIES_A_TURN === 0) await turn()
      }
      if (entry.length === 0) continue
      if (pieces.length > 1 && between.length > 0) pieces.push(between)
      pieces.push(entry)
    }
    pieces.push(encode(format.end))
    const chunks = [...inChunks(pieces)]
    return keep(tag, { chunks, length: chunks.reduce((sum, chunk) => sum + chunk.length, 0) })
  }
}

export type Compose = ReturnType<typeof createComposer>

const CHUNK_BYTES = 256 * 1024

function* inChunks(pieces: readonly Buffer[]): Generator<Buffer> {
  let waiting: Buffer[] = []
  let bytes = 0
  for (const piece of pieces) {
    waiting.push(piece)
    bytes += piece.length
    if (bytes < CHUNK_BYTES) continue
    yield Buffer.concat(waiting, bytes)
    waiting = []
    bytes = 0
  }
  if (bytes > 0) yield Buffer.concat(waiting, bytes)
}
