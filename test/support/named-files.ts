import type { Work } from '../../media/schemas/work.ts'

/** What somebody sees who asks for a work, and then for everything that the answers name. */
export interface Look {
  /** Versions of the work that the answers of the API and of the page name, such as `2`; more than one if they disagree. */
  versions: string[]
  /** Seconds that each rung's playlist names, in the order of the master playlist. */
  lengths: number[]
  /** How many files were named. */
  named: number
  /** Answers other than 200, such as `404 /media/…`. */
  missing: string[]
}

const MEDIA = /\/media\/[a-z0-9]+\/\d+\/[\w./-]+/g

/**
 * Asks for a public work as a visitor, by the API or by its page, and follows all that is named there: files, playlists,
 * and what those name.
 * @param base without a slash at its end
 */
export async function lookAtWork(base: string, id: string, by: 'api' | 'page'): Promise<Look> {
  const missing: string[] = []
  const ask = async (url: string): Promise<string> => {
    const response = await fetch(url)
    if (response.status !== 200) missing.push(`${response.status} ${new URL(url).pathname}`)
    return response.text()
  }
  const api = await ask(`${base}/api/works/${id}`)
  const answer = by === 'api' ? api : await ask((JSON.parse(api) as Work).urls.page)

  const known = new Set(Array.from(answer.matchAll(MEDIA), ([path]) => base + path))
  const lengths: number[] = []
  // Grows as it is gone through.
  for (const url of known) {
    const body = await ask(url)
    if (body.includes('#EXTINF')) lengths.push(lengthOf(body))
    for (const name of namesIn(url, body)) known.add(new URL(name, url).href)
  }
  const versions = Array.from(known, (url) => new URL(url).pathname.split('/')[3] ?? '')
  return { versions: [...new Set(versions)], lengths, named: known.size, missing }
}

/** Files that a file names: a playlist by a line or by the attribute of a tag, a storyboard by the pictures it cuts. */
function namesIn(url: string, body: string): string[] {
  const pattern = { m3u8: /^[^#\s]\S*|(?<=URI=")[^"]+/gm, vtt: /^\S+(?=#xywh=)/gm }
  const found = pattern[url.split('.').at(-1) as keyof typeof pattern]
  return found ? Array.from(body.matchAll(found), ([name]) => name) : []
}

/** Seconds; endless while it may still grow. */
function lengthOf(playlist: string): number {
  if (!playlist.includes('#EXT-X-ENDLIST')) return Number.POSITIVE_INFINITY
  const durations = Array.from(playlist.matchAll(/#EXTINF:([\d.]+)/g), ([, seconds]) => Number(seconds))
  return durations.reduce((sum, seconds) => sum + seconds, 0)
}
