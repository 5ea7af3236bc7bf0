import type { House } from '../../media/house.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'
import type { Safety } from '../safety/safety.ts'
import type { SiteAssets } from './assets.ts'
import type { Texts } from './texts/es.ts'

/** What every page knows in addition to its content. */
export interface PageContext extends House, Safety {
  language: InterfaceLanguage
  /** Whether the language comes from the URL (`?lang=`) and so must be kept in every link. */
  languageInAddress: boolean
  texts: Texts
  /** Public URL of the site, without a trailing slash. */
  baseUrl: string
  assets: SiteAssets
}

/**
 * One of our own URLs as a path. A page may be opened under another host name than the public one (on the local
 * network, through a tunnel), and the content security policy only allows the same origin.
 */
export function ownPath(url: string, { baseUrl }: Pick<PageContext, 'baseUrl'>): string {
  return url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url
}

/** An internal link that keeps the reader's choice of language. */
export function inLanguage(
  path: string,
  { language, languageInAddress }: Pick<PageContext, 'language' | 'languageInAddress'>,
): string {
  if (!languageInAddress) return path
  return `${path}${path.includes('?') ? '&' : '?'}lang=${language}`
}

/** Placeholder for the page's token until it is sent: the rest of the page is the same for everybody. */
export const VIEWING_PLACE = 'data-viewing="?"'
