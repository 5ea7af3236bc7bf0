import type { FeedFormat } from './format.ts'
import { jsonFeed } from './json-feed.ts'
import { m3u, m3u8, xspf } from './playlists.ts'
import { rss } from './rss.ts'

/** All formats, by file extension. */
export const FEED_FORMATS = { xml: rss, json: jsonFeed, m3u, m3u8, xspf } as const satisfies Record<
  string,
  FeedFormat
>

export type FeedExtension = keyof typeof FEED_FORMATS
export const FEED_EXTENSIONS = Object.keys(FEED_FORMATS) as FeedExtension[]
