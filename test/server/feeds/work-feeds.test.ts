import { parseJsonFeed, parseRssFeed } from 'feedsmith'
import { describe, expect, test } from 'vitest'
import { enclosureOf, type WorkFeed, worksJsonFeed, worksRss } from '../../../server/feeds/work-feeds.ts'
import { brochure, spot, video } from '../pages/sample-works.ts'

const feed: WorkFeed = {
  title: 'Acción y Desarrollo · Videos',
  description: 'Videos, spots & folletos',
  organisation: 'Acción y Desarrollo',
  homeUrl: 'https://radio.example/?kind=video',
  selfUrl: 'https://radio.example/feeds/works.xml?kind=video',
  firstUrl: 'https://radio.example/feeds/works.xml?kind=video',
  nextUrl: 'https://radio.example/feeds/works.xml?kind=video&cursor=n3xt',
  language: 'es-PE',
  works: [video({ title: 'Hilario <1>' }), spot(), brochure()],
}

describe('the feed of works as RSS', () => {
  const read = parseRssFeed(worksRss(feed))

  test('is read by a parser, with titles as staff wrote them', () => {
    expect(read.title).toBe('Acción y Desarrollo · Videos')
    expect(read.items?.[0]?.title).toBe('Hilario <1>')
    expect(read.items?.map(({ link }) => link)).toEqual(feed.works.map(({ urls }) => urls.page))
  })

  test('leads to older works, page by page', () => {
    const links = read.atom?.links?.map(({ rel, href }) => [rel, href])
    expect(links).toContainEqual(['next', feed.nextUrl])
  })

  test('carries one file of each work', () => {
    for (const [index, work] of feed.works.entries())
      expect(read.items?.[index]?.enclosures?.[0]?.url).toBe(enclosureOf(work)?.url)
  })
})

test('the same as JSON Feed', () => {
  const read = parseJsonFeed(worksJsonFeed(feed))
  expect(read.next_url).toBe(feed.nextUrl)
  expect(read.items?.map(({ title }) => title)).toEqual(feed.works.map(({ title }) => title))
})
