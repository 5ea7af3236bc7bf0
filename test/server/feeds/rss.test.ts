import { Readable } from 'node:stream'
import FeedParser from 'feedparser'
import { parseRssFeed } from 'feedsmith'
import { parseFeed } from 'podcast-partytime'
import { describe, expect, test } from 'vitest'
import { jsonFeed } from '../../../server/feeds/json-feed.ts'
import { licenceUrl, rss } from '../../../server/feeds/rss.ts'
import { xmllint } from '../../support/xmllint.ts'
import { CHANNEL, feedSpot, feedText } from './sample.ts'

const TITLE = 'Hilario & «¡basta!» <30 s> "uno" ]]>'
const SUMMARY = 'Primera línea.\n\nSegunda: 1 < 2 & más 📻'
const URL = 'https://chaski.example/spots/123-v2/mp3-128/AYD-000123_v2_es-PE_30s_20260110-20260210.mp3'
const second = feedSpot({
  guid: '1c1c1c1c-6f0c-5d52-9a34-0d6a5e1f3c11',
  publishedAt: new Date('2026-01-09T05:00:00Z'),
})
const text = feedText(rss, [feedSpot(), second])

async function readByFeedparser(xml: string): Promise<FeedParser.Item[]> {
  const items: FeedParser.Item[] = []
  const parser = Readable.from([xml]).pipe(new FeedParser({ addmeta: false }))
  for await (const item of parser) items.push(item as FeedParser.Item)
  return items
}

describe('RSS', () => {
  test('is well-formed XML, also empty and with words that are none', async () => {
    await xmllint(text)
    await xmllint(feedText(rss, []))
    await xmllint(feedText(rss, [feedSpot({ title: '\ud800\u0000\u001f\ufffe' })]))
  })

  test('says the same to feedsmith', () => {
    const feed = parseRssFeed(text)
    expect(feed.title).toBe(CHANNEL.title)
    expect(feed.atom?.links).toMatchObject([{ rel: 'self', href: CHANNEL.feedUrl }])
    expect(feed.podcast).toMatchObject({
      guid: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5/),
      locked: { value: true, owner: 'radio@chaski.example' },
    })
    expect(feed.itunes).toMatchObject({
      explicit: false,
      author: CHANNEL.organisation,
      image: CHANNEL.imageUrl,
    })
    const [item, next] = feed.items ?? []
    expect(item).toMatchObject({
      title: TITLE,
      description: SUMMARY,
      guid: { value: feedSpot().guid, isPermaLink: false },
      pubDate: 'Sat, 10 Jan 2026 05:00:01 GMT',
      enclosures: [{ url: URL, length: 481_234, type: 'audio/mpeg' }],
      itunes: { duration: 30, explicit: false },
      dcterms: { valid: [expect.anything()] },
    })
    expect(item?.podcast?.transcripts).toMatchObject([{ url: feedSpot().scriptUrl, type: 'text/plain' }])
    expect(item?.podcast?.alternateEnclosures).toMatchObject([
      {
        type: 'audio/mpeg',
        length: 481_234,
        bitrate: 128_000,
        default: true,
        sources: [{ uri: URL }],
        integrity: { type: 'sri', value: `sha256-${Buffer.from('ab'.repeat(32), 'hex').toString('base64')}` },
      },
      { type: 'audio/flac' },
    ])
    expect(item?.podcast?.license).toMatchObject({ display: 'cc-by-nc-4.0' })
    expect(item?.media?.contents).toMatchObject([
      { url: URL, fileSize: 481_234, isDefault: true, bitrate: 128, medium: 'audio' },
    ])
    expect(next?.pubDate).toBe('Fri, 09 Jan 2026 05:00:00 GMT')
  })

  test('says the same to podcast-partytime', () => {
    const feed = parseFeed(text)
    if (!feed) throw new Error('not a podcast')
    expect(feed).toMatchObject({ title: CHANNEL.title, explicit: false, author: CHANNEL.organisation })
    expect(feed.itunesImage).toBe(CHANNEL.imageUrl)
    expect(feed.items).toHaveLength(2)
    expect(feed.items[0]).toMatchObject({
      title: TITLE,
      guid: feedSpot().guid,
      duration: 30,
      enclosure: { url: URL, length: 481_234, type: 'audio/mpeg' },
      license: { identifier: 'cc-by-nc-4.0', url: 'https://creativecommons.org/licenses/by-nc/4.0/' },
    })
    expect(feed.items[0]?.alternativeEnclosures).toHaveLength(2)
    expect(feed.items[0]?.alternativeEnclosures?.[0]).toMatchObject({ integrity: { type: 'sri' } })
    expect(feed.items[0]?.podcastTranscripts).toHaveLength(1)
  })

  test('says the same to feedparser', async () => {
    const [item] = await readByFeedparser(text)
    expect(item).toMatchObject({ title: TITLE, guid: feedSpot().guid, link: feedSpot().pageUrl })
    expect(item?.description).toBe(SUMMARY)
    expect(item?.pubdate?.toISOString()).toBe('2026-01-10T05:00:01.000Z')
    expect(item?.enclosures).toContainEqual(
      expect.objectContaining({ url: URL, type: 'audio/mpeg', length: '481234' }),
    )
    expect(item?.categories).toEqual(['Género y Violencia', 'Jauja'])
  })

  test('says from when until when a spot may be aired, with an open end where there is none', () => {
    const valid = (from: string | null, until: string | null) =>
      /<dcterms:valid>(.*)<\/dcterms:valid>/.exec(
        rss.entry(feedSpot({ validFrom: from, validUntil: until })),
      )?.[1]
    expect(valid('2026-01-10T05:00:00Z', '2026-02-11T05:00:00Z')).toBe(
      'start=2026-01-10T05:00:00Z; end=2026-02-11T05:00:00Z; scheme=W3C-DTF;',
    )
    expect(valid(null, '2026-02-11T05:00:00Z')).toBe('end=2026-02-11T05:00:00Z; scheme=W3C-DTF;')
    expect(valid(null, null)).toBeUndefined()
  })

  test('leads to older spots', () => {
    const nextUrl = `${CHANNEL.firstUrl}&page=2`
    const { atom } = parseRssFeed(rss.begin({ ...CHANNEL, nextUrl }) + rss.end)
    expect(atom?.links).toMatchObject([{ rel: 'self' }, { rel: 'next', href: nextUrl }])
    const json = JSON.parse(jsonFeed.begin({ ...CHANNEL, nextUrl }) + jsonFeed.end)
    expect(json.next_url).toBe(nextUrl)
  })

  test('leaves out what is not known', () => {
    const bare = rss.entry(
      feedSpot({ language: null, licence: null, credits: '', categories: [], scriptUrl: null }),
    )
    for (const name of ['transcript', 'license', 'credit', 'category', 'lang'])
      expect(bare).not.toContain(name)
  })

  test.each([
    ['CC-BY-4.0', 'https://creativecommons.org/licenses/by/4.0/'],
    ['cc-by-nc-sa-3.0', 'https://creativecommons.org/licenses/by-nc-sa/3.0/'],
    ['CC0-1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
    ['Todos los derechos', null],
  ])('knows where %s is explained', (licence, url) => {
    expect(licenceUrl(licence)).toBe(url)
  })
})
