import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fieldWords } from '../../../server/http/field-words.ts'
import { startTestApp } from '../../support/app.ts'

test('every sentence about a field is there in Spanish and Quechua', async () => {
  const folder = join(import.meta.dirname, '../../../server')
  const said = new Set<string>()
  for (const path of await readdir(folder, { recursive: true })) {
    if (!path.endsWith('.ts') || path.startsWith('api-document')) continue
    const text = await readFile(join(folder, path), 'utf8')
    for (const [, message = ''] of text.matchAll(/\bpath\b[^{}]*,\s*message: '([^']+)'/g)) said.add(message)
    for (const [, message = ''] of text.matchAll(/\bwrong\('[^']+', '([^']+)'\)/g)) said.add(message)
  }
  const captions = await readFile(join(folder, '../media/captions/captions.ts'), 'utf8')
  for (const [, message = ''] of captions.matchAll(/^ {2}\w+: '([^']+)',$/gm)) said.add(message)
  expect(said.size).toBeGreaterThan(20)
  for (const language of ['es', 'qu'] as const)
    expect([...said].filter((message) => fieldWords({ path: '', message }, language) === message)).toEqual([])
})

test('what a schema demands is said in the language of the title', async () => {
  const chaski = await startTestApp()
  const { headers } = await chaski.as('editor')
  const ask = async (language: string) => {
    const answer = await chaski.app.inject({
      ...{ method: 'POST', url: '/api/stations' },
      headers: { ...headers, 'accept-language': language },
      payload: { name: '', nonsense: 1 },
    })
    return Object.fromEntries(
      answer.json().fields.map(({ path, message }: { path: string; message: string }) => [path, message]),
    )
  }
  expect(await ask('es')).toMatchObject({ name: 'no debe estar vacío', nonsense: 'no es un campo conocido' })
  expect(await ask('qu')).toMatchObject({
    name: 'manam chusaqchu kanan',
    nonsense: 'manam riqsisqa campochu',
  })
  expect((await ask('en')).name).toMatch(/^must /)
  await chaski.close()
})

test.each([
  ['type', { type: 'integer' }, 'debe ser un número entero'],
  ['enum', { allowedValues: ['video', 'spot'] }, 'debe ser uno de: video, spot'],
  ['minimum', { comparison: '>=', limit: 1 }, 'debe ser 1 o más'],
  ['maxLength', { limit: 200 }, 'debe tener a lo más 200 letras'],
  ['required', { requiredProperties: ['a'] }, 'falta'],
  ['nobody knows it', {}, 'as it is'],
])('%s', (keyword, params, words) => {
  expect(fieldWords({ path: 'a', message: 'as it is', rule: { keyword, params } }, 'es')).toBe(words)
})
