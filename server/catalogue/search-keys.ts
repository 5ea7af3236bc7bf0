// Endings of Quechua nouns. Only taken from words with letters that Spanish spelling does not use: «carta» ends in one.
const QUECHUA = /[kw]|q(?!u)/
const QUECHUA_ENDING = /(?:kuna|nchik|rayku|manta|kama|paq|wan|man|pi|ta|pa|qa|mi)$/
const SHORTEST_QUECHUA_STEM = 4
const SHORTEST_STEM = 3

/**
 * What a word sounds like, without its ending: words with the same key are found for each other. `costumbre` and
 * `costumbres`, `niña` and `niños`, `Xauxa` and `Jauja`, `wawa` and `huahua`, `llaqta` and `llaqtakunapi` share one.
 * @param word folded (`search-words.ts`)
 */
export function searchKey(word: string): string {
  return soundOf(stemOf(word))
}

/** A word without its ending; where two spellings sound the same, they stay apart. */
export function stemOf(word: string): string {
  let stem = word
  if (QUECHUA.test(word)) {
    for (;;) {
      const shorter = stem.replace(QUECHUA_ENDING, '')
      if (shorter === stem || shorter.length < SHORTEST_QUECHUA_STEM) break
      stem = shorter
    }
  }
  return withoutGender(withoutPlural(stem))
}

function withoutPlural(word: string): string {
  if (word.length < 5) return word
  if (/ces$/.test(word)) return word.replace(/ces$/, 'z')
  return word.replace(/(?:(?<=[^aeiou])es|(?<=[aeiou])s)$/, '')
}

function withoutGender(word: string): string {
  return word.length > SHORTEST_STEM ? word.replace(/[aeo]$/, '') : word
}

/** As Spanish is spoken in Peru, and for the spellings in which Quechua has been written. In `a–z`, `c` is left for ch. */
export function soundOf(stem: string): string {
  return stem
    .replace(/ch/g, 'C')
    .replace(/ll/g, 'y')
    .replace(/qu(?=[ei])/g, 'k')
    .replace(/z|c(?=[ei])/g, 's')
    .replace(/[qc]/g, 'k')
    .replace(/gu(?=[ei])/g, 'G')
    .replace(/x|g(?=[ei])/g, 'j')
    .replace(/[gh]u(?=[aeio]|$)/g, 'w')
    .replace(/h/g, '')
    .replace(/v/g, 'b')
    .toLowerCase()
    .replace(/(.)\1+/g, '$1')
}

const SHORTEST_WITH_SLIP = 4
const LONGEST_WITH_SLIP = 30

/** Whether a slip in so short or long a word may be forgiven. */
export function mayHaveSlip(stem: string): boolean {
  return stem.length >= SHORTEST_WITH_SLIP && stem.length <= LONGEST_WITH_SLIP
}

/**
 * The stem, and all that is left of it without one letter. Two stems that are one slip apart have one of these in common,
 * which an index finds at once (the “symmetric delete” method of SymSpell).
 */
export function shapesOf(stem: string): string[] {
  const shapes = new Set([stem])
  for (let at = 0; at < stem.length; at++) shapes.add(stem.slice(0, at) + stem.slice(at + 1))
  return [...shapes]
}

/** Whether one letter more, one less, another one or two that changed places make `b` of `a`. */
export function isOneSlip(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const [inA, inB] = [a.slice(start, endA), b.slice(start, endB)]
  if (inA.length <= 1 && inB.length <= 1) return inA !== inB
  return inA.length === 2 && inB.length === 2 && inA[0] === inB[1] && inA[1] === inB[0]
}
