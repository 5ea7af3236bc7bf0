import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../../media/vocabulary.ts'

/** What a key of the studio's tables stands for. */
export type Leaf = string | ((...parameters: unknown[]) => string)

const TEXTS = join(import.meta.dirname, '../../player/studio/texts')

/** The areas of the studio's words; what begins the studio is made of other areas. */
export const AREAS = readdirSync(TEXTS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'first')
  .map(({ name }) => name)

/** The words of an area, by the path of their key. */
export async function wordsOf(area: string, language: InterfaceLanguage): Promise<Map<string, Leaf>> {
  const { words } = await import(join(TEXTS, area, `${language}.ts`))
  return new Map(leaves(words, ''))
}

function leaves(value: unknown, path: string): [string, Leaf][] {
  if (typeof value !== 'object' || value === null) return [[path, value as Leaf]]
  return Object.entries(value).flatMap(([key, part]) => leaves(part, `${path}.${key}`))
}

/** What the studio says in other languages and not in this one: none of it may be read on its screens. */
export async function foreignTo(language: InterfaceLanguage): Promise<string[]> {
  const said = async (spoken: InterfaceLanguage): Promise<[key: string, words: string][]> =>
    (await Promise.all(AREAS.map((area) => wordsOf(area, spoken)))).flatMap((words) =>
      [...words].flatMap(([key, leaf]): [string, string][] =>
        typeof leaf === 'string' ? [[key, leaf.trim()]] : [],
      ),
    )
  const own = new Set((await said(language)).map(([, words]) => words))
  const others = await Promise.all(INTERFACE_LANGUAGES.filter((one) => one !== language).map(said))
  return (
    others
      .flat()
      // Examples of what a table may say are data, and may well be in the catalogue.
      .filter(([key, words]) => words !== '' && !key.startsWith('.columnsOf.') && !own.has(words))
      .map(([, words]) => words)
  )
}
