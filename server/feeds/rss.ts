import type { SpotFile } from '../stations/spot-files.ts'
import { type FeedSpot, podcastGuid } from './feed-spot.ts'
import type { Channel, FeedFormat } from './format.ts'
import { element, startTag, type Xml } from './xml.ts'

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  'xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
  'xmlns:dcterms': 'http://purl.org/dc/terms/',
}

/** Minutes a reader may wait between polls. A withdrawal should not take longer to arrive. */
const TTL_MINUTES = 15

/**
 * RSS 2.0 for radio automation importers and podcast apps (PSP-1): the default file as enclosure, all files as
 * alternates with their hashes, and the validity as a Dublin Core period, since podcasts have no expiry.
 */
export const rss: FeedFormat = {
  type: 'application/rss+xml; charset=utf-8',
  begin: (channel) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n${startTag('rss', { version: '2.0', ...NAMESPACES })}\n<channel>\n${channelParts(
      channel,
    )
      .map(({ xml }) => `${xml}\n`)
      .join('')}`,
  entry: (spot) => `${item(spot).xml}\n`,
  between: '',
  end: '</channel>\n</rss>\n',
}

function channelParts(channel: Channel): Xml[] {
  const { title, description, organisation, homeUrl, imageUrl, language, changedAt, owner } = channel
  const { feedUrl, firstUrl, nextUrl } = channel
  const pageLink = (rel: string, href: string): Xml =>
    element('atom:link', { rel, type: 'application/rss+xml', href })
  return [
    element('title', {}, title),
    element('link', {}, homeUrl),
    pageLink('self', feedUrl),
    ...(firstUrl === feedUrl ? [] : [pageLink('first', firstUrl)]),
    ...(nextUrl === null ? [] : [pageLink('next', nextUrl)]),
    element('description', {}, description),
    element('language', {}, language),
    element('generator', {}, 'Chaski'),
    element('ttl', {}, String(TTL_MINUTES)),
    ...(changedAt ? [element('lastBuildDate', {}, changedAt.toUTCString())] : []),
    element(
      'image',
      {},
      element('url', {}, imageUrl),
      element('title', {}, title),
      element('link', {}, homeUrl),
    ),
    element('itunes:author', {}, organisation),
    element('itunes:image', { href: imageUrl }),
    element('itunes:category', { text: 'Society & Culture' }),
    element('itunes:explicit', {}, 'false'),
    element('itunes:type', {}, 'episodic'),
    element('podcast:guid', {}, podcastGuid(firstUrl)),
    // Directories ask here whether somebody who moves the feed may.
    element('podcast:locked', { owner }, 'yes'),
    ...(owner === null
      ? []
      : [
          element(
            'itunes:owner',
            {},
            element('itunes:name', {}, organisation),
            element('itunes:email', {}, owner),
          ),
        ]),
  ]
}

function item(spot: FeedSpot): Xml {
  const { enclosure, files } = spot
  return element(
    'item',
    {},
    element('title', {}, spot.title),
    element('link', {}, spot.pageUrl),
    element('guid', { isPermaLink: 'false' }, spot.guid),
    element('pubDate', {}, spot.publishedAt.toUTCString()),
    element('description', {}, spot.summary),
    ...spot.categories.map((category) => element('category', {}, category)),
    element('enclosure', { url: enclosure.url, length: enclosure.bytes, type: enclosure.type }),
    element('itunes:title', {}, spot.title),
    element('itunes:duration', {}, String(Math.round(spot.duration))),
    element('itunes:explicit', {}, 'false'),
    element('itunes:episodeType', {}, 'full'),
    ...transcripts(spot),
    spot.licence && element('podcast:license', { url: licenceUrl(spot.licence) }, spot.licence.toLowerCase()),
    ...files.map((file) => alternateEnclosure(file, file === enclosure, spot.language)),
    // The other files are in `podcast:alternateEnclosure`; listing them twice would add a quarter to the feed.
    mediaContent(enclosure, spot),
    spot.credits ? element('media:credit', {}, spot.credits) : null,
    element('dcterms:identifier', {}, spot.code),
    spot.language && element('dcterms:language', {}, spot.language),
    validity(spot),
    element('dcterms:modified', {}, spot.changedAt.toISOString()),
  )
}

/** What an app that shows captions takes, then what any can show. */
function transcripts({ timedScript, scriptUrl, language }: FeedSpot): Xml[] {
  const transcript = (url: string, type: string, rel: string | null = null): Xml =>
    element('podcast:transcript', { url, type, language, rel })
  return [
    ...(timedScript === null
      ? []
      : [
          transcript(timedScript.vtt, 'text/vtt', 'captions'),
          transcript(timedScript.json, 'application/json'),
        ]),
    ...(scriptUrl === null ? [] : [transcript(scriptUrl, 'text/plain')]),
  ]
}

function alternateEnclosure(file: SpotFile, isDefault: boolean, language: string | null): Xml {
  return element(
    'podcast:alternateEnclosure',
    {
      type: file.type,
      length: file.bytes,
      bitrate: file.bitrate,
      title: file.name,
      lang: language,
      default: isDefault ? 'true' : null,
    },
    element('podcast:source', { uri: file.url }),
    element('podcast:integrity', {
      type: 'sri',
      value: `sha256-${Buffer.from(file.sha256, 'hex').toString('base64')}`,
    }),
  )
}

function mediaContent(file: SpotFile, spot: FeedSpot): Xml {
  return element('media:content', {
    url: file.url,
    fileSize: file.bytes,
    type: file.type,
    medium: 'audio',
    isDefault: 'true',
    // kbit/s here, bit/s in the podcast namespace.
    bitrate: file.bitrate === undefined ? null : Math.round(file.bitrate / 1000),
    channels: file.channels,
    duration: Math.round(spot.duration),
    lang: spot.language,
  })
}

/** DCMI Period; an unknown end is left open. */
function validity({ validFrom, validUntil }: FeedSpot): Xml | null {
  if (validFrom === null && validUntil === null) return null
  const parts = [
    validFrom === null ? null : `start=${validFrom}`,
    validUntil === null ? null : `end=${validUntil}`,
    'scheme=W3C-DTF',
  ]
  return element('dcterms:valid', {}, `${parts.filter(Boolean).join('; ')};`)
}

/** URL of a Creative Commons licence by its SPDX identifier; null for any other. */
export function licenceUrl(licence: string): string | null {
  if (/^cc0-1\.0$/i.test(licence)) return 'https://creativecommons.org/publicdomain/zero/1.0/'
  const [, terms, version] = /^cc-(by(?:-nc)?(?:-nd|-sa)?)-(\d\.\d)$/i.exec(licence) ?? []
  return terms && version ? `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/` : null
}
