import { expect, test } from 'vitest'
import { robots, sitemap } from '../../../server/pages/sitemap.ts'

test('the sitemap names every page with its date and its languages', () => {
  const xml = sitemap(
    [{ slug: 'hilario-muestra', updatedAt: '2026-01-11T15:00:00Z' }],
    'https://radio.example',
  )
  expect(xml).toContain(
    '<loc>https://radio.example/works/hilario-muestra</loc><lastmod>2026-01-11T15:00:00Z</lastmod>',
  )
  expect(xml).toContain('hreflang="qu" href="https://radio.example/works/hilario-muestra?lang=qu"')
  expect(xml.match(/<url>/g)).toHaveLength(5)
})

test('robots stay out of the studio and find the sitemap', () => {
  expect(robots('https://radio.example')).toContain('Disallow: /studio/')
  expect(robots('https://radio.example')).toContain('Sitemap: https://radio.example/sitemap.xml')
})
