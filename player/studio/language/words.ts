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

/** Thrown where words are read that have not been loaded: at module level, or after they could not be fetched. */
export class WordsMissing extends Error {
  override readonly name = 'WordsMissing'
}

/**
 * The words of one area, in one language at a time: only the one in use is downloaded, with the part of the studio that
 * needs it (`speak`, `withWords`). To read them before is a `WordsMissing`.
 */
export function area<Words extends object>(languages: Languages<Words>): Words {
  const one: Area = { words: {}, languages, has: null }
  areas.push(one)
  return new Proxy(one.words as Words, {
    get(words, key) {
      // A promise asks whatever it is given whether it has a `then`.
      if (one.has === null && key !== 'then') throw new WordsMissing(String(key))
      return Reflect.get(words, key)
    },
  })
}

function fill(one: Area, words: object, tongue: InterfaceLanguage): void {
  Object.assign(one.words, words)
  one.has = tongue
}

/** Changes all words at once, when those of every area that is in use are here. The last wish counts. */
export async function speak(wish: InterfaceLanguage): Promise<void> {
  wanted = wish
  const loaded = new Map<Area, object>()
  const missing = () => areas.filter((one) => one.has !== wish && !loaded.has(one))
  try {
    // A part that came meanwhile has brought words of its own.
    for (let open = missing(); open.length > 0; open = missing()) {
      await Promise.all(open.map(async (one) => loaded.set(one, (await one.languages[wish]()).words)))
      if (wanted !== wish) return
    }
  } catch (cause) {
    if (wanted === wish) wanted = current.value
    throw cause
  }
  for (const [one, words] of loaded) fill(one, words, wish)
  current.value = wish
}

/**
 * Loads a part of the studio, and the words of the areas that come with it. Words that cannot be fetched fail the part
 * that reads them, when it is drawn, and no other: a browser remembers until the page is loaded anew that a script
 * could not be had, so waiting for all of them would close every part that is opened later.
 */
export async function withWords<Part>(load: () => Promise<Part>): Promise<Part> {
  const part = await load()
  const tongue = current.value
  await Promise.allSettled(
    areas
      .filter(({ has }) => has === null)
      .map(async (one) => {
        const { words } = await one.languages[tongue]()
        // Another language may have been chosen, and filled it.
        if (one.has === null) fill(one, words, tongue)
      }),
  )
  return part
}
