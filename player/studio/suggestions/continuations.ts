/**
 * What may be offered for a list of words parted by commas, of which the last is being typed: for `Tayacaja, J` and
 * `Jauja` it is `Tayacaja, Jauja`, because a browser replaces all of the field. Words that stand there are left out.
 */
export function continuations(typed: string, words: readonly string[]): string[] {
  const head = typed.slice(0, typed.lastIndexOf(',') + 1)
  const chosen = new Set(typed.split(',').map((word) => word.trim().toLocaleLowerCase('es')))
  return words
    .filter((word) => !chosen.has(word.toLocaleLowerCase('es')))
    .map((word) => (head === '' ? word : `${head} ${word}`))
}
