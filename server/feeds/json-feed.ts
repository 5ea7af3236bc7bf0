import type { FeedSpot } from './feed-spot.ts'
import type { FeedFormat } from './format.ts'

/** JSON Feed 1.1. Anything without a standard field goes into `_chaski`. */
export const jsonFeed: FeedFormat = {
  type: 'application/feed+json; charset=utf-8',
  begin({ title, description, organisation, homeUrl, feedUrl, nextUrl, imageUrl, language }) {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title,
      description,
      home_page_url: homeUrl,
      feed_url: feedUrl,
      ...(nextUrl !== null && { next_url: nextUrl }),
      icon: imageUrl,
      language,
      authors: [{ name: organisation, url: homeUrl }],
    }
    return `${JSON.stringify(feed).slice(0, -1)},"items":[\n`
  },
  entry: (spot) => JSON.stringify(entry(spot)),
  between: ',\n',
  end: '\n]}\n',
}

function entry(spot: FeedSpot): Record<string, unknown> {
  return {
    id: spot.guid,
    url: spot.pageUrl,
    title: spot.title,
    content_text: spot.summary,
    date_published: spot.publishedAt.toISOString(),
    date_modified: spot.changedAt.toISOString(),
    ...(spot.language !== null && { language: spot.language }),
    ...(spot.categories.length > 0 && { tags: spot.categories }),
    attachments: spot.files.map(({ url, type, name, bytes }) => ({
      url,
      mime_type: type,
      // Attachments with the same title are the same audio in different formats, as the specification requires.
      title: spot.title,
      size_in_bytes: bytes,
      duration_in_seconds: spot.duration,
      _chaski: { name },
    })),
    _chaski: {
      code: spot.code,
      valid_from: spot.validFrom,
      valid_until: spot.validUntil,
      licence: spot.licence,
      script_url: spot.scriptUrl,
      ...(spot.timedScript !== null && {
        transcripts: [
          { url: spot.timedScript.vtt, type: 'text/vtt' },
          { url: spot.timedScript.json, type: 'application/json' },
        ],
      }),
      sha256: Object.fromEntries(spot.files.map(({ name, sha256 }) => [name, sha256])),
    },
  }
}
