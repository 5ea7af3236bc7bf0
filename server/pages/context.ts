import type { House } from '../../media/house.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'
import type { SiteAssets } from './assets.ts'
import type { Texts } from './texts/es.ts'

/** What every page knows besides its work. */
export interface PageContext extends House {
  language: InterfaceLanguage
  /** Whether the language came from the address (`?lang=`), and so has to stay in every link. */
  languageInAddress: boolean
  texts: Texts
  /** Public address of the site, without a slash at its end. */
  baseUrl: string
  assets: SiteAssets
}

/**
 * An address of our own as a path. A page may be opened by another name than the public one (an address of the
 * local network, a tunnel), and the content security policy allows only what comes from the same place.
 */
export function ownPath(url: string, { baseUrl }: Pick<PageContext, 'baseUrl'>): string {
  return url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url
}

/** A link inside the site, which keeps the language that the reader chose. */
export function inLanguage(
  path: string,
  { language, languageInAddress }: Pick<PageContext, 'language' | 'languageInAddress'>,
): string {
  if (!languageInAddress) return path
  return `${path}${path.includes('?') ? '&' : '?'}lang=${language}`
}

/** Stands for the token of a page until the page is sent: all else of it is the same for everybody. */
export const VIEWING_PLACE = 'data-viewing="?"'
