import { expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'
import { strayAnswers, strayWords } from './stray-words.ts'

const screen = (text: string) => [{ path: 'player/studio/works/planted.tsx', text }]

test('all words of the studio stand in its tables', () => {
  expect(strayWords(sourceFiles())).toEqual([])
})

test.each([
  ['text between tags', 'const a = <p>Hola {name}</p>', 'Hola'],
  ['a name for screen readers', 'const a = <nav aria-label="Secciones" />', 'Secciones'],
  ['a label that a part is given', 'const a = <Field label="Nombre" />', 'Nombre'],
  ['an answer by turns', `const a = <p>{open ? 'Cerrar la sesión' : texts.open}</p>`, 'Cerrar la sesión'],
  ['a sentence in plain code', `const said = 'Se guardó'`, 'Se guardó'],
  ['half a sentence around a figure', `const said = \`Faltan aún \${count} obras\``, 'Faltan aún'],
])('%s is told', (_what, text, words) => {
  expect(strayWords(screen(text))).toEqual([`player/studio/works/planted.tsx: ${words}`])
})

test.each([
  ['what is said by a table', 'const a = <p title={texts.open}>{words.said} · {count}</p>'],
  ['names of classes and fields', 'const a = <input class="field wide" name="email" type="email" />'],
  ['an abbreviation', 'const a = <span>SHA-256</span>'],
  ['an error for programmers', `throw new Error('A screen stands outside of the studio')`],
])('%s is not', (_what, text) => expect(strayWords(screen(text))).toEqual([]))

test('tables and other parts of the player are left alone', () => {
  const text = `export const words = { title: 'Añadir una obra' }`
  expect(strayWords([{ path: 'player/studio/texts/works/es.ts', text }])).toEqual([])
  expect(strayWords([{ path: 'player/site/page/root.ts', text }])).toEqual([])
})

test('what the server answers people is said in three languages', () => {
  expect(strayAnswers(sourceFiles())).toEqual([])
})

test.each([
  [
    'a reason',
    `export const reason = { detail: 'La emisora fue dada de baja.' }`,
    ['La emisora fue dada de baja.'],
  ],
  ['a heading', `const row = ['fecha', 'código']`, ['código']],
  ['a table of three', `const said = { es: 'Ya no está', qu: 'Manañam', en: 'It is gone' }`, []],
  ['plain code', `const path = 'stations/los-andes'`, []],
])('%s', (_what, text, told) => {
  expect(strayAnswers([{ path: 'server/routes/planted.ts', text }])).toEqual(
    told.map((words) => `server/routes/planted.ts: ${words}`),
  )
})
