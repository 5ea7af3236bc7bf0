import { afterEach, expect, it } from 'vitest'
import { chosenLanguage, keepLanguage } from '../../../../player/studio/language/choice.ts'
import { area, language, speak, WordsMissing, withWords } from '../../../../player/studio/language/words.ts'

type Greeting = { hello: string }

/** A language whose words arrive when told to. */
function later(words: Greeting) {
  const { promise, resolve } = Promise.withResolvers<{ words: Greeting }>()
  return { load: () => promise, arrive: () => resolve({ words }) }
}
const now = (hello: string) => async () => ({ words: { hello } })

afterEach(() => speak('es'))

it('fills the words of a part that is loaded later, in the language in use', async () => {
  await speak('en')
  const words = await withWords(async () =>
    area({ es: now('hola'), qu: now('allinllachu'), en: now('hello') }),
  )
  expect(words.hello).toBe('hello')
  await speak('qu')
  expect([words.hello, language.value]).toEqual(['allinllachu', 'qu'])
})

it('changes all at once, and to what was wished last', async () => {
  const slow = later({ hello: 'allinllachu' })
  const words = await withWords(async () => area({ es: now('hola'), qu: slow.load, en: now('hello') }))
  const first = speak('qu')
  await speak('en')
  slow.arrive()
  await first
  expect([words.hello, language.value]).toEqual(['hello', 'en'])
})

it('stays with its language where the words of another cannot be had', async () => {
  let isLinked = false
  const qu = async () => {
    if (!isLinked) throw new Error('no link')
    return { words: { hello: 'allinllachu' } }
  }
  const words = await withWords(async () => area({ es: now('hola'), qu, en: now('hello') }))
  await expect(speak('qu')).rejects.toThrow('no link')
  expect([words.hello, language.value]).toEqual(['hola', 'es'])
  await speak('en')
  expect(words.hello).toBe('hello')
  isLinked = true
  await speak('qu')
  expect(words.hello).toBe('allinllachu')
})

it('fails a part without its words when they are read, and no other part', async () => {
  let tries = 0
  const second = async () => {
    tries += 1
    if (tries === 1) throw new Error('no link')
    return { words: { hello: 'hola' } }
  }
  const without = await withWords(async () => area({ es: second, qu: now('allinllachu'), en: now('hello') }))
  expect(() => without.hello).toThrow(WordsMissing)
  const other = await withWords(async () => area({ es: now('hola'), qu: now('napaykuyki'), en: now('hi') }))
  expect(other.hello).toBe('hola')
  await speak('qu')
  expect([without.hello, other.hello]).toEqual(['allinllachu', 'napaykuyki'])
})

it('speaks the language that was chosen while a part was on its way', async () => {
  const slow = later({ hello: 'hola' })
  const part = withWords(async () => area({ es: slow.load, qu: now('allinllachu'), en: now('hello') }))
  await Promise.resolve()
  await speak('en')
  slow.arrive()
  expect((await part).hello).toBe('hello')
})

it('remembers the choice in the browser, and begins in Spanish', () => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  expect(chosenLanguage(storage)).toBe('es')
  keepLanguage('qu', storage)
  expect(chosenLanguage(storage)).toBe('qu')
  storage.setItem('chaski.language', 'tlh')
  expect(chosenLanguage(storage)).toBe('es')
})
