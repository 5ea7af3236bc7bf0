import { wordsOf } from '../../media/captions/spoken.ts'

/** A stretch that is said in one breath. */
export interface Clause {
  text: string
  words: string[]
}

/** The clauses of a sentence: what stands between marks at which people pause. Together they have all of its words. */
export function clausesOf(sentence: string): Clause[] {
  const clauses: Clause[] = []
  let words: string[] = []
  for (const word of wordsOf(sentence)) {
    words.push(word)
    if (!PAUSES.test(word)) continue
    clauses.push({ text: words.join(' '), words })
    words = []
  }
  if (words.length > 0) clauses.push({ text: words.join(' '), words })
  return clauses
}

const PAUSES = /[,;:.!?…—–]["'»”’)]*$/u

/**
 * How long each word takes of the whole, 0..1, by its letters: Spanish and Quechua are written nearly as they are said. A
 * digit is a word of its own.
 */
export function shares(words: readonly string[]): number[] {
  const weights = words.map((word) => {
    const letters = word.match(/\p{L}/gu)?.length ?? 0
    const digits = word.match(/\p{N}/gu)?.length ?? 0
    return Math.max(1, letters + 5 * digits)
  })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}
