import type { House } from '../../media/house.ts'
import type { SiteTexts } from '../config/house.ts'
import type { Safety } from '../safety/safety.ts'
import type { PageContext } from './context.ts'
import { isInterfaceLanguage, preferredLanguage, textsIn } from './texts/choose.ts'

/** The part of the context that is the same for every request. */
export type Site = House &
  Pick<PageContext, 'baseUrl' | 'assets'> & {
    siteTexts: SiteTexts
    /** What staff have set for the safety of viewers, as it is now. */
    safety: () => Promise<Safety>
  }

/** The part of a request that a page depends on. */
export interface Asked {
  url: string
  headers: { 'accept-language'?: string | undefined }
}

/** The context of a page for one request. `?lang=` takes precedence over the browser's preference. */
export async function contextFor(
  { url, headers }: Asked,
  { siteTexts, safety, ...site }: Site,
): Promise<PageContext> {
  const query = queryOf(url)
  const wished = query.get('lang')
  const discreet = isDiscreet(url)
  const language = isInterfaceLanguage(wished) ? wished : preferredLanguage(headers['accept-language'])
  return {
    ...site,
    ...(await safety()),
    language,
    languageInAddress: isInterfaceLanguage(wished),
    discreet,
    discreetInAddress: discreet,
    texts: textsIn(language, siteTexts),
  }
}

/** Whether the viewer asked for discreet pages. */
export const isDiscreet = (url: string): boolean => queryOf(url).get('discreto') === '1'

/** Path and query as requested, without `lang`; the base for links to other languages. */
export function pathOf(url: string): string {
  const query = queryOf(url)
  query.delete('lang')
  query.delete('discreto')
  // A link starting with two slashes points to another host, of the attacker's choice.
  const path = url.split('?')[0]?.replace(/^[/\\]+/, '/') || '/'
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

/**
 * The same address without fields that say nothing, which forms send all the same: what people pass on is short, and one page
 * has one address. Null where there are none.
 */
export function withoutEmptyFields(url: string): string | null {
  const query = queryOf(url)
  const empty = [...query].filter(([, value]) => value === '')
  if (empty.length === 0) return null
  for (const [name] of empty) query.delete(name, '')
  const text = query.toString()
  const [path = '/'] = url.split('?')
  return text ? `${path}?${text}` : path
}

function queryOf(url: string): URLSearchParams {
  const start = url.indexOf('?')
  return new URLSearchParams(start === -1 ? '' : url.slice(start + 1))
}
