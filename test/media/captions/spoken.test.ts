import { expect, test } from 'vitest'
import { spokenSentences, wordsOf } from '../../../media/captions/spoken.ts'

const textsOf = (script: string): string[] => spokenSentences(script).map(({ text }) => text)

test('a script is cut into the sentences that are said', () => {
  const script = `CONTROL: MÚSICA SUBE Y BAJA
LOCUTORA 1: ¿Vive violencia? No está sola.
MAMÁ (bajito): Llame a la línea 100 [pausa] a cualquier hora.

(Efecto: puerta)
Es gratis`
  expect(textsOf(script)).toEqual([
    '¿Vive violencia?',
    'No está sola.',
    'Llame a la línea 100 a cualquier hora.',
    'Es gratis',
  ])
})

test('each says where it stands in the script', () => {
  const script = 'LOCUTOR: Primera. Segunda.\nTercera.'
  expect(spokenSentences(script).map(({ from, to }) => script.slice(from, to))).toEqual([
    'Primera.',
    'Segunda.',
    'Tercera.',
  ])
})

test('a word before a colon is only a speaker in capitals', () => {
  expect(textsOf('Recuerde: no está sola.')).toEqual(['Recuerde: no está sola.'])
})

test('Quechua is cut the same', () => {
  expect(textsOf('Manam sapallaykichu kanki. ¡Waqyamuy!')).toEqual([
    'Manam sapallaykichu kanki.',
    '¡Waqyamuy!',
  ])
})

test('nothing said is nothing', () => {
  expect(textsOf('')).toEqual([])
  expect(textsOf('CONTROL: CORTINA\n[silencio]')).toEqual([])
})

test('a mark alone goes with its word', () => {
  expect(wordsOf('Hola , amiga — dijo')).toEqual(['Hola ,', 'amiga —', 'dijo'])
})
