import type { FeedSpot } from './feed-spot.ts'

/** What a feed says of itself. */
export interface Channel {
  title: string
  description: string
  organisation: string
  /** The page that a person opens. */
  homeUrl: string
  /** Where this feed is. */
  feedUrl: string
  imageUrl: string
  /** Of the interface that it is written in, BCP 47. */
  language: string
  /** When anything in it last changed; null while it is empty. */
  changedAt: Date | null
}

/**
 * How a feed is written: a beginning, an entry for each spot, an end. Each is a pure function, so that entries can be
 * kept and a feed of any length be sent without being held in memory.
 */
export interface FeedFormat {
  type: string
  begin(channel: Channel): string
  entry(spot: FeedSpot): string
  /** Between two entries. */
  between: string
  end: string
  /** UTF-8 where it is left out. */
  encode?(text: string): Buffer
}
