import { type ReadonlySignal, signal } from '@preact/signals'
import type { InterfaceLanguage } from '../../../media/vocabulary.ts'

type Languages<Words> = Readonly<Record<InterfaceLanguage, () => Promise<{ words: Words }>>>

interface Area {
  words: object
  languages: Languages<object>
  /** What `words` is filled with. */
  has: InterfaceLanguage | null
}

const areas: Area[] = []
const current = signal<InterfaceLanguage>('es')
let wanted: InterfaceLanguage = 'es'

/** The language of the studio. */
export const language: ReadonlySignal<InterfaceLanguage> = current

/**
 * The words of one area, in one language at a time: only the one in use is downloaded, with the part of the studio that
 * needs it. Empty until then (`speak`, `withWords`), so nothing may read them while modules load.
 */
export function area<Words extends object>(languages: Languages<Words>): Words {
  const words = {} as Words
  areas.push({ words, languages, has: null })
  return words
}

/** Changes all words at once, when those of every area that is in use are here. The last wish counts. */
export async function speak(wish: InterfaceLanguage): Promise<void> {
  wanted = wish
  const missing = areas.filter(({ has }) => has !== wish)
  const loaded = await Promise.all(missing.map(({ languages }) => languages[wish]())).catch(
    (cause: unknown) => {
      if (wanted === wish) wanted = current.value
      throw cause
    },
  )
  if (wanted !== wish) return
  for (const [index, one] of missing.entries()) {
    Object.assign(one.words, loaded[index]?.words)
    one.has = wish
  }
  current.value = wish
}

/** Loads a part of the studio, and the words of the areas that come with it. */
export async function withWords<Part>(load: () => Promise<Part>): Promise<Part> {
  const part = await load()
  while (areas.some(({ has }) => has !== wanted)) await speak(wanted)
  return part
}
