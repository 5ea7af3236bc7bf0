import { toWindows1252 } from '../../media/windows-1252.ts'
import type { FeedSpot } from './feed-spot.ts'
import type { FeedFormat } from './format.ts'
import { element, startTag } from './xml.ts'

const line = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

const extended = (spot: FeedSpot, end: string): string =>
  `#EXTINF:${Math.round(spot.duration)},${line(spot.title)}${end}${spot.enclosure.url}${end}`

/** For ZaraRadio and other Windows programs of its age: Windows-1252 and CRLF. */
export const m3u: FeedFormat = {
  type: 'audio/x-mpegurl',
  begin: () => '#EXTM3U\r\n',
  entry: (spot) => extended(spot, '\r\n'),
  between: '',
  end: '',
  encode: (text) => Buffer.from(toWindows1252(text)),
}

/** The same in UTF-8. The type of HLS would make players look for segments in it. */
export const m3u8: FeedFormat = {
  type: 'audio/x-mpegurl; charset=utf-8',
  begin: () => '#EXTM3U\n',
  entry: (spot) => extended(spot, '\n'),
  between: '',
  end: '',
}

/** XSPF 1. Multiple `location`s of a track are alternatives, best first. */
export const xspf: FeedFormat = {
  type: 'application/xspf+xml; charset=utf-8',
  begin: ({ title, organisation, homeUrl, feedUrl, changedAt }) =>
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      startTag('playlist', { version: '1', xmlns: 'http://xspf.org/ns/0/' }),
      element('title', {}, title).xml,
      element('creator', {}, organisation).xml,
      element('info', {}, homeUrl).xml,
      element('location', {}, feedUrl).xml,
      ...(changedAt ? [element('date', {}, changedAt.toISOString()).xml] : []),
      '<trackList>\n',
    ].join('\n'),
  entry: (spot) =>
    `${
      element(
        'track',
        {},
        element('location', {}, spot.enclosure.url),
        element('identifier', {}, `urn:uuid:${spot.guid}`),
        element('title', {}, spot.title),
        element('annotation', {}, spot.summary),
        element('info', {}, spot.pageUrl),
        element('duration', {}, String(Math.round(spot.duration * 1000))),
      ).xml
    }\n`,
  between: '',
  end: '</trackList>\n</playlist>\n',
}
