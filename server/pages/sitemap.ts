import { html } from 'ghtml'
import { paths } from '../../media/layout.ts'
import type { Work } from '../../media/schemas/work.ts'
import { INTERFACE_LANGUAGES, KINDS } from '../../media/vocabulary.ts'
import { PLACES_PATH } from './places-page.ts'

/** Numbers of works in a file: few enough that reading and writing one holds nobody else up. */
export const NUMBERS_A_FILE = 1000

/** The numbers of the works in a file, both inclusive. @param file from 1 */
export function numbersIn(file: number): { from: number; until: number } {
  return { from: (file - 1) * NUMBERS_A_FILE + 1, until: file * NUMBERS_A_FILE }
}

/** How many files there are when this is the highest number of a work. */
export const filesUpTo = (highest: number): number => Math.max(1, Math.ceil(highest / NUMBERS_A_FILE))

/** The files of a large site, each with a thousand numbers of works (sitemaps.org, sitemap index). */
export function sitemapIndex(files: number, baseUrl: string): string {
  const entries = Array.from(
    { length: files },
    (_, index) => html`<sitemap><loc>${baseUrl}/sitemaps/${index + 1}.xml</loc></sitemap>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</sitemapindex>
`
}

export interface SitemapEntry {
  /** Below the base URL. */
  path: string
  /** RFC 3339. */
  modified?: string
}

/** The pages that are not of one work: they stand in the first file. @param slugs of programmes */
export const generalPages = (slugs: readonly string[]): SitemapEntry[] =>
  ['/', PLACES_PATH, ...KINDS.map((kind) => `/?kind=${kind}`), ...slugs.map(paths.programme)].map((path) => ({
    path,
  }))

export const workPages = (works: readonly Pick<Work, 'slug' | 'updatedAt'>[]): SitemapEntry[] =>
  works.map(({ slug, updatedAt }) => ({ path: paths.page(slug), modified: updatedAt }))

/** Public pages with their languages (sitemaps.org with the hreflang extension). */
export function sitemap(pages: readonly SitemapEntry[], baseUrl: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.map((page) => entry(page, baseUrl)).join('\n')}
</urlset>
`
}

function entry({ path, modified }: SitemapEntry, baseUrl: string): string {
  const address = baseUrl + path
  const separator = address.includes('?') ? '&' : '?'
  const languages = INTERFACE_LANGUAGES.map(
    (language) =>
      html`<xhtml:link rel="alternate" hreflang="${language}" href="${address}${separator}lang=${language}"/>`,
  )
  return html`<url><loc>${address}</loc>!${modified ? html`<lastmod>${modified}</lastmod>` : ''}!${languages}</url>`
}

/** What crawlers may fetch. Media are excluded: they are large, and pages link to them where they matter. */
export function robots(baseUrl: string): string {
  return `User-agent: *
Disallow: /studio/
Disallow: /api/
Disallow: /embed/
Allow: /

Sitemap: ${baseUrl}/sitemap.xml
`
}
