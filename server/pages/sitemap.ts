import { html } from 'ghtml'
import { paths } from '../../media/layout.ts'
import type { Work } from '../../media/schemas/work.ts'
import { INTERFACE_LANGUAGES, KINDS } from '../../media/vocabulary.ts'

/** Maximum entries of a sitemap (sitemaps.org). */
export const SITEMAP_LIMIT = 50_000

/** Every public page with its languages (sitemaps.org with the hreflang extension). */
export function sitemap(works: Pick<Work, 'slug' | 'updatedAt'>[], baseUrl: string): string {
  const lists = ['/', ...KINDS.map((kind) => `/?kind=${kind}`)].map((path) => entry(baseUrl + path))
  const pages = works.map(({ slug, updatedAt }) => entry(baseUrl + paths.page(slug), updatedAt))
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${[...lists, ...pages].join('\n')}
</urlset>
`
}

function entry(address: string, modified?: string): string {
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
