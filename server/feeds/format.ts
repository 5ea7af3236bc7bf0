import type { FeedSpot } from './feed-spot.ts'

/** Metadata of a feed. */
export interface Channel {
  title: string
  description: string
  organisation: string
  /** The web page for people. */
  homeUrl: string
  /** URL of this feed, or of this page of it. */
  feedUrl: string
  /** URL of its first page: the same where there is only one. */
  firstUrl: string
  /** URL of the page with older entries; null on the last (RFC 5005 §3). */
  nextUrl: string | null
  imageUrl: string
  /** E-mail address of whom it belongs to; null where nobody gave one. */
  owner: string | null
  /** BCP 47 tag of the language that the feed's own texts are in. */
  language: string
  /** When anything in the feed last changed; null while it is empty. */
  changedAt: Date | null
}

/**
 * How a feed is rendered: a beginning, one entry per spot, an end. All are pure functions, so entries can be cached,
 * and a feed of any length can be sent without holding it in memory.
 */
export interface FeedFormat {
  type: string
  begin(channel: Channel): string
  entry(spot: FeedSpot): string
  /** Separator between entries. */
  between: string
  end: string
  /** Defaults to UTF-8. */
  encode?(text: string): Buffer
}
