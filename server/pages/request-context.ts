import type { House } from '../../media/house.ts'
import type { SiteTexts } from '../config/house.ts'
import type { PageContext } from './context.ts'
import { isInterfaceLanguage, preferredLanguage, textsIn } from './texts/choose.ts'

/** What is the same for every request. */
export type Site = House & Pick<PageContext, 'baseUrl' | 'assets'> & { siteTexts: SiteTexts }

/** The smallest part of a request that a page depends on. */
export interface Asked {
  url: string
  headers: { 'accept-language'?: string | undefined }
}

/** The context of a page for one request: `?lang=` first, then what the browser prefers. */
export function contextFor({ url, headers }: Asked, { siteTexts, ...site }: Site): PageContext {
  const wished = queryOf(url).get('lang')
  const language = isInterfaceLanguage(wished) ? wished : preferredLanguage(headers['accept-language'])
  return {
    ...site,
    language,
    languageInAddress: isInterfaceLanguage(wished),
    texts: textsIn(language, siteTexts),
  }
}

/** Path and query as asked for, without `lang`: what the links to other languages add to. */
export function pathOf(url: string): string {
  const query = queryOf(url)
  query.delete('lang')
  // Two slashes at the beginning of a link are another host, of whatever name the visitor was given.
  const path = url.split('?')[0]?.replace(/^[/\\]+/, '/') || '/'
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

function queryOf(url: string): URLSearchParams {
  const start = url.indexOf('?')
  return new URLSearchParams(start === -1 ? '' : url.slice(start + 1))
}
