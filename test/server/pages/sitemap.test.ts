import { expect, test } from 'vitest'
import {
  filesUpTo,
  generalPages,
  numbersIn,
  robots,
  sitemap,
  sitemapIndex,
  workPages,
} from '../../../server/pages/sitemap.ts'

const BASE = 'https://radio.example'

test('a sitemap names pages with their dates and languages', () => {
  const pages = [
    ...generalPages(['genero-y-violencia']),
    ...workPages([{ slug: 'hilario-muestra', updatedAt: '2026-01-11T15:00:00Z' }]),
  ]
  const xml = sitemap(pages, BASE)
  expect(xml).toContain(
    '<loc>https://radio.example/works/hilario-muestra</loc><lastmod>2026-01-11T15:00:00Z</lastmod>',
  )
  expect(xml).toContain('hreflang="qu" href="https://radio.example/works/hilario-muestra?lang=qu"')
  expect(xml).toContain('<loc>https://radio.example/programas/genero-y-violencia</loc>')
  expect(xml.match(/<url>/g)).toHaveLength(7)
})

test('every number is in one file', () => {
  expect([1, 2, 3].map(numbersIn)).toEqual([
    { from: 1, until: 1000 },
    { from: 1001, until: 2000 },
    { from: 2001, until: 3000 },
  ])
  expect([0, 1, 1000, 1001, 100_000].map(filesUpTo)).toEqual([1, 1, 1, 2, 100])
})

test('the index of a large site names its files', () => {
  expect(sitemapIndex(2, BASE)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://radio.example/sitemaps/1.xml</loc></sitemap>
<sitemap><loc>https://radio.example/sitemaps/2.xml</loc></sitemap>
</sitemapindex>
`)
})

test('robots stay out of the studio and find the sitemap', () => {
  expect(robots(BASE)).toContain('Disallow: /studio/')
  expect(robots(BASE)).toContain('Sitemap: https://radio.example/sitemap.xml')
})
