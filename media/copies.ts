/** Copies of works that a viewer keeps in the browser to open them without a link. */

/** Sentences of the button that keeps a work and lets go of it. Scripts fill in `{…}`. */
export type CopyTexts = Record<
  'sure' | 'stop' | 'saving' | 'kept' | 'drop' | 'dropped' | 'full' | 'failed',
  string
>

/** What a copy's page says of itself, in its data block `COPY_BLOCK`. */
export interface CopyFacts {
  /** Of the work. */
  number: number
  title: string
  /** Name of its kind, in the language of the page. */
  kind: string
  /** Address of the copy's page, with the language it was made in. */
  address: string
  /** Path of the page of the work itself, in whose place the copy stands without a link. */
  page: string
  /** Of all that is kept, as far as it is known before. */
  bytes: number
  /** Changes with anything that the copy shows. */
  edition: string
  /** What the button says of the copy. */
  texts: CopyTexts
  /** Everything that the page needs, as paths. Those of the work carry `COPY_MARK`. */
  files: string[]
}

/** `id` of the data block with the facts. */
export const COPY_BLOCK = 'copia'

/** Query of the addresses that are answered from a copy. Nothing else that a page asks for is looked up there. */
const COPY_MARK = 'copia'

export const marked = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}${COPY_MARK}`

/** @returns null for an address without the mark */
export function unmarked(url: string): string | null {
  return new RegExp(`[?&]${COPY_MARK}$`).test(url) ? url.slice(0, -COPY_MARK.length - 1) : null
}

/** The page that lists what is kept. */
export const KEPT_PATH = '/guardado'

/** How many works the server is asked about at once. */
export const MOST_COPIES_ASKED = 50

/** The facts in the page of a copy; null where it is none. */
export function factsIn(page: string): CopyFacts | null {
  const [, json] =
    new RegExp(`<script type="application/json" id="${COPY_BLOCK}">(.*?)</script>`).exec(page) ?? []
  return json === undefined ? null : (JSON.parse(json) as CopyFacts)
}
