import type { House } from '../../media/house.ts'
import { paths } from '../../media/layout.ts'
import type { Work } from '../../media/schemas/work.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'
import type { Safety } from '../safety/safety.ts'
import type { SiteAssets } from './assets.ts'
import type { Texts } from './texts/es.ts'

/** What every page knows in addition to its content. */
export interface PageContext extends House, Safety {
  language: InterfaceLanguage
  /** Whether the language comes from the URL (`?lang=`) and so must be kept in every link. */
  languageInAddress: boolean
  /** Whether this page names nothing where it would be kept: in titles, addresses, previews, caches. */
  discreet: boolean
  /** Whether the viewer asked for that on every page (`?discreto=1`); also kept in every link. */
  discreetInAddress: boolean
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
  {
    language,
    languageInAddress,
    discreetInAddress,
  }: Pick<PageContext, 'language' | 'languageInAddress' | 'discreetInAddress'>,
): string {
  const kept = [languageInAddress && `lang=${language}`, discreetInAddress && DISCREET].filter(Boolean)
  if (kept.length === 0) return path
  return `${path}${path.includes('?') ? '&' : '?'}${kept.join('&')}`
}

/** What stands in the address of every page for a viewer who asked for discreet pages. No cookie, nothing stored. */
export const DISCREET = 'discreto=1'

/** The context of the page of one work: discreet too where staff marked the work as sensitive. */
export function discreetFor({ sensitive }: Pick<Work, 'sensitive'>, context: PageContext): PageContext {
  return sensitive ? { ...context, discreet: true } : context
}

/** Path of the page of a work, which names it only where it may. */
export function pagePath(
  work: Pick<Work, 'slug' | 'number' | 'sensitive'>,
  { discreetInAddress }: Pick<PageContext, 'discreetInAddress'>,
): string {
  return discreetInAddress ? paths.discreetPage(work.number) : paths.pageOf(work)
}

/** Placeholder for the page's token until it is sent: the rest of the page is the same for everybody. */
export const VIEWING_PLACE = 'data-viewing="?"'
