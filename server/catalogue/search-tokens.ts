import { mayHaveSlip, searchKey, stemOf } from './search-keys.ts'
import { searchWords } from './search-words.ts'

/** What a work is searched by. */
export interface SearchedText {
  title: string
  /** What staff wrote of it. */
  said: string
  /** What is read or spoken in it. */
  content: string
}

/** What stands in the full-text index of one work. */
export interface SearchedTokens {
  tokens: string[]
  /** What words with a slip may have meant. */
  stems: string[]
}

/** A token to be looked for, or all that begin with it. */
export interface SoughtToken {
  token: string
  prefix?: boolean
}

/** Works that have one token of each of `all`, and do not have one of each of `but`. */
export interface Sought {
  all: SoughtToken[][]
  but?: SoughtToken[][]
  /** Few works can have these: it does not pay to look for them among the latest first. */
  rare?: boolean
}

// A word stands in the index as it is, and by its key after `=`. What is in the title stands there once more after `^`.
const KEY = '='
const TITLE = '^'
const WHOLE_TITLE = '^^'
const LONGEST_TITLE = 200
// Postgres refuses a tsvector of a megabyte.
const MOST_BYTES = 800_000

export function searchTokens({ title, said, content }: SearchedText): SearchedTokens {
  const inTitle = searchWords(title)
  const ofStaff = new Set([...inTitle, ...searchWords(said)])
  const tokens = new Set<string>([wholeTitle(inTitle)])
  for (const word of inTitle) tokens.add(TITLE + word).add(TITLE + KEY + searchKey(word))
  let bytes = 0
  for (const word of new Set([...ofStaff, ...searchWords(content)])) {
    const key = KEY + searchKey(word)
    bytes += Buffer.byteLength(word) + Buffer.byteLength(key)
    if (bytes > MOST_BYTES) break
    tokens.add(word).add(key)
  }
  return { tokens: [...tokens], stems: [...new Set([...ofStaff].map(stemOf))].filter(mayHaveSlip) }
}

/** A word that is looked for, with the keys that count as it. */
export interface SoughtWord {
  word: string
  keys: string[]
}

/**
 * What to look for, best first: works of exactly this title, works with every word in their title, works with every
 * word anywhere. None finds what one before it finds.
 * @param whole all words of the query, in order
 */
export function ranked(whole: readonly string[], words: readonly SoughtWord[]): Sought[] {
  const title = [[{ token: wholeTitle(whole) }]]
  const inTitle = words.map((word) => tokensOf(word, TITLE))
  const anywhere = words.map((word) => tokensOf(word, ''))
  return [
    { all: title, rare: true },
    { all: inTitle, but: title },
    { all: anywhere, but: inTitle },
  ]
}

function tokensOf({ word, keys }: SoughtWord, where: string): SoughtToken[] {
  return [{ token: where + word, prefix: true }, ...keys.map((key) => ({ token: where + KEY + key }))]
}

function wholeTitle(words: readonly string[]): string {
  return (WHOLE_TITLE + words.join(TITLE)).slice(0, LONGEST_TITLE)
}
