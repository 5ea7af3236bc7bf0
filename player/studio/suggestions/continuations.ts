/**
 * Suggestions for a comma-separated list whose last word is being typed: for `Tayacaja, J` and `Jauja` it is `Tayacaja,
 * Jauja`, because a browser replaces the whole field. Words already in the list are left out.
 */
export function continuations(typed: string, words: readonly string[]): string[] {
  const head = typed.slice(0, typed.lastIndexOf(',') + 1)
  const chosen = new Set(typed.split(',').map((word) => word.trim().toLocaleLowerCase('es')))
  return words
    .filter((word) => !chosen.has(word.toLocaleLowerCase('es')))
    .map((word) => (head === '' ? word : `${head} ${word}`))
}
