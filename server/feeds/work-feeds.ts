import type { Work } from '../../media/schemas/work.ts'
import { element, startTag, type Xml } from './xml.ts'

/** One page of the feed of all works. */
export interface WorkFeed {
  title: string
  description: string
  organisation: string
  /** The web page with the same content. */
  homeUrl: string
  /** Address of this page of the feed. */
  selfUrl: string
  /** Address of the first page. */
  firstUrl: string
  /** Address of the next, older page; null on the last (RFC 5005 §3). */
  nextUrl: string | null
  language: string
  works: Work[]
}

/** What a feed reader plays or opens: the small MP4, the audio for phones, the PDF. */
export function enclosureOf({ kind, urls: { downloads } }: Work): Work['urls']['downloads'][number] | null {
  const wanted = {
    video: downloads.filter(({ type }) => type === 'video/mp4'),
    spot: downloads.filter(({ type, profile }) => type === 'audio/mpeg' && profile === 'web'),
    brochure: downloads.filter(({ type }) => type === 'application/pdf'),
  }[kind]
  return wanted[0] ?? downloads[0] ?? null
}

const dateOf = ({ publishAt, createdAt }: Work): string => publishAt ?? createdAt

const categoriesOf = ({ programme, places, tags }: Work): string[] => [
  ...new Set([...(programme ? [programme] : []), ...places, ...tags]),
]

/** RSS 2.0 with Atom links between its pages. */
export function worksRss(feed: WorkFeed): string {
  const links = [
    ['self', feed.selfUrl],
    ['first', feed.firstUrl],
    ...(feed.nextUrl === null ? [] : [['next', feed.nextUrl]]),
  ].map(([rel, href]) => element('atom:link', { rel, type: 'application/rss+xml', href }))
  const head = [
    element('title', {}, feed.title),
    element('link', {}, feed.homeUrl),
    ...links,
    element('description', {}, feed.description),
    element('language', {}, feed.language),
    element('generator', {}, 'Chaski'),
  ]
  const attributes = {
    version: '2.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:dcterms': 'http://purl.org/dc/terms/',
  }
  const parts = [...head, ...feed.works.map(rssItem)].map(({ xml }) => xml)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${startTag('rss', attributes)}\n<channel>\n${parts.join('\n')}\n</channel>\n</rss>\n`
}

function rssItem(work: Work): Xml {
  const enclosure = enclosureOf(work)
  return element(
    'item',
    {},
    element('title', {}, work.title),
    element('link', {}, work.urls.page),
    element('guid', { isPermaLink: 'false' }, work.id),
    element('pubDate', {}, new Date(dateOf(work)).toUTCString()),
    element('description', {}, work.description || work.title),
    ...categoriesOf(work).map((category) => element('category', {}, category)),
    enclosure && element('enclosure', { url: enclosure.url, length: enclosure.bytes, type: enclosure.type }),
    work.language && element('dcterms:language', {}, work.language),
    element('dcterms:modified', {}, work.updatedAt),
  )
}

/** JSON Feed 1.1. */
export function worksJsonFeed(feed: WorkFeed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.homeUrl,
    feed_url: feed.selfUrl,
    ...(feed.nextUrl !== null && { next_url: feed.nextUrl }),
    language: feed.language,
    authors: [{ name: feed.organisation, url: feed.homeUrl }],
    items: feed.works.map((work) => {
      const enclosure = enclosureOf(work)
      return {
        id: work.id,
        url: work.urls.page,
        title: work.title,
        content_text: work.description || work.title,
        ...(work.urls.poster !== null && { image: work.urls.poster }),
        date_published: dateOf(work),
        date_modified: work.updatedAt,
        ...(work.language !== null && { language: work.language }),
        tags: categoriesOf(work),
        attachments: enclosure
          ? [
              {
                url: enclosure.url,
                mime_type: enclosure.type,
                size_in_bytes: enclosure.bytes,
                ...(work.duration !== null && { duration_in_seconds: work.duration }),
              },
            ]
          : [],
      }
    }),
  })
}
