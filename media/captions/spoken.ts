/** A part of a script that somebody says: one sentence. */
export interface SpokenSentence {
  text: string
  /** Where it stands in the script, as offsets of UTF-16 units. */
  from: number
  to: number
}

/** Who speaks, in capitals before a colon: `LOCUTORA 1:`, `MAMÁ (bajito):`. */
const SPEAKER = /^\s*\p{Lu}[\p{Lu}\p{N} ./-]*(?:\([^()]*\)\s*)?:/u
/** A line for whoever sits at the desk, as scripts for radio have them. */
const FOR_THE_DESK =
  /^\s*(?:CONTROL|OPERADORA?|EFECTOS?|EFX|SFX|FX|SONIDOS?|M[UÚ]SICA|CORTINA|R[AÁ]FAGA|CU[NÑ]A)\b[^:]{0,40}:/iu
/** How something is said, or what is heard besides. */
const DIRECTION = /\[[^\]]*\]|\([^)]*\)/g

/**
 * The sentences of a script (“libreto”) that are said: without the names of the speakers, directions in brackets, and lines for
 * the technician. Lines end sentences too.
 */
export function spokenSentences(script: string): SpokenSentence[] {
  const found: SpokenSentence[] = []
  let lineStart = 0
  for (const line of script.split('\n')) {
    if (!FOR_THE_DESK.test(line)) {
      const speaker = SPEAKER.exec(line)?.[0].length ?? 0
      // Blanked, not removed: places in the script stay what they are.
      const said = (' '.repeat(speaker) + line.slice(speaker)).replace(DIRECTION, (all) =>
        ' '.repeat(all.length),
      )
      for (const { segment, index } of SENTENCES.segment(said)) {
        const text = segment.trim()
        if (!/[\p{L}\p{N}]/u.test(text)) continue
        const from = lineStart + index + segment.indexOf(text)
        found.push({ text: text.replace(/\s+/g, ' '), from, to: from + text.length })
      }
    }
    lineStart += line.length + 1
  }
  return found
}

/** Its words as they are written, with the marks beside them. Marks that stand alone go with the word before. */
export function wordsOf(sentence: string): string[] {
  const words: string[] = []
  for (const part of sentence.split(/\s+/).filter((each) => each !== '')) {
    const last = words.length - 1
    if (/[\p{L}\p{N}]/u.test(part) || last < 0) words.push(part)
    else words[last] += ` ${part}`
  }
  return words
}

/** The end of a sentence is found by the rules of Unicode (UAX 29), the same in Spanish and Quechua. */
const SENTENCES = new Intl.Segmenter('es', { granularity: 'sentence' })
