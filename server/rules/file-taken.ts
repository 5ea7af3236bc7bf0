import type { IncomingHttpHeaders } from 'node:http'

interface Asked {
  method?: string | undefined
  headers: IncomingHttpHeaders
}

/** Browsers say it of themselves, and hardly anything else does. */
const BROWSER = /^Mozilla\//
const CRAWLER = /bot\b|crawl|spider|slurp/i
const AHEAD = /prefetch|prerender|preview/i
/** What a page loads to show it, which is no more than looking at the work. */
const SHOWN_IN_A_PAGE = ['audio', 'video', 'image', 'track', 'embed', 'object', 'iframe', 'frame']

/**
 * What it is when somebody is given a whole work as a file: a person keeps it, or a station or another program fetches
 * it. Null where it is neither: a look at the headers, a part of the file, a page that plays it, a browser or a search
 * engine that looks ahead.
 * @param isRobot whether a browser of this name says that nobody sits in front of it
 */
export function fileTaken(
  { method, headers }: Asked,
  isRobot: (userAgent: string) => boolean,
): 'downloads' | 'pulls' | null {
  if (method !== 'GET' || headers.range !== undefined) return null
  if ([headers['sec-purpose'], headers.purpose, headers['x-moz']].some((why) => AHEAD.test(String(why)))) {
    return null
  }
  const agent = headers['user-agent'] ?? ''
  if (CRAWLER.test(agent)) return null
  if (!BROWSER.test(agent)) return 'pulls'
  if (SHOWN_IN_A_PAGE.includes(String(headers['sec-fetch-dest'])) || isRobot(agent)) return null
  return 'downloads'
}
