import { parseJsonFeed } from 'feedsmith'
import { describe, expect, test } from 'vitest'
import { podcastGuid, soundGuid } from '../../../server/feeds/feed-spot.ts'
import { jsonFeed } from '../../../server/feeds/json-feed.ts'
import { m3u, m3u8, xspf } from '../../../server/feeds/playlists.ts'
import { xmllint } from '../../support/xmllint.ts'
import { CHANNEL, feedSpot, feedText } from './sample.ts'

const spot = feedSpot()

describe('JSON Feed', () => {
  test('says what feedsmith understands', () => {
    const feed = parseJsonFeed(feedText(jsonFeed, [spot, feedSpot({ guid: 'b' })]))
    expect(feed).toMatchObject({
      title: CHANNEL.title,
      feed_url: CHANNEL.feedUrl,
      authors: [{ name: CHANNEL.organisation }],
    })
    expect(feed.items).toHaveLength(2)
    expect(feed.items?.[0]).toMatchObject({
      id: spot.guid,
      title: spot.title,
      content_text: spot.summary,
      tags: spot.categories,
      attachments: [
        {
          url: spot.enclosure.url,
          mime_type: 'audio/mpeg',
          size_in_bytes: 481_234,
          duration_in_seconds: 30.04,
        },
        { mime_type: 'audio/flac' },
      ],
    })
  })

  test('is JSON also without a spot', () => {
    expect(JSON.parse(feedText(jsonFeed, []))).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      items: [],
    })
  })
})

describe('playlists', () => {
  const wiñay = feedSpot({ title: 'Wiñay: ¿qué es “ser\nhombre”? 📻' })

  test('M3U is Windows-1252 with CRLF, as ZaraRadio reads it', () => {
    const bytes = m3u.encode?.(feedText(m3u, [wiñay]))
    expect(bytes?.toString('latin1')).toBe(
      `#EXTM3U\r\n#EXTINF:30,Wi\xf1ay: \xbfqu\xe9 es \x93ser hombre\x94? _\r\n${spot.enclosure.url}\r\n`,
    )
  })

  test('M3U8 is UTF-8', () => {
    expect(feedText(m3u8, [wiñay])).toBe(
      `#EXTM3U\n#EXTINF:30,Wiñay: ¿qué es “ser hombre”? 📻\n${spot.enclosure.url}\n`,
    )
  })

  test('a decomposed letter is one letter in Windows-1252', () => {
    const bytes = m3u.encode?.(m3u.entry(feedSpot({ title: 'canción'.normalize('NFD') })))
    expect(bytes?.toString('latin1')).toContain('canci\xf3n')
  })

  test('XSPF is well-formed, with milliseconds', async () => {
    const text = feedText(xspf, [spot])
    await xmllint(text)
    expect(text).toContain('<duration>30040</duration>')
    expect(text).toContain(`<identifier>urn:uuid:${spot.guid}</identifier>`)
    await xmllint(feedText(xspf, []))
  })
})

describe('guids', () => {
  test('of a podcast are those that its specification gives as examples', () => {
    expect(podcastGuid('https://podnews.net/rss')).toBe('9b024349-ccf0-5f69-a609-6b82873eab3c')
    expect(podcastGuid('http://podnews.net/rss///')).toBe('9b024349-ccf0-5f69-a609-6b82873eab3c')
  })

  test('of a sound stay the same for ever', () => {
    expect(soundGuid('ab'.repeat(32))).toBe(soundGuid('ab'.repeat(32)))
    expect(soundGuid('ab'.repeat(32))).not.toBe(soundGuid('cd'.repeat(32)))
    expect(soundGuid('ab'.repeat(32))).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  })
})
