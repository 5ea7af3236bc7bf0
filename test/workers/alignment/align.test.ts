import { expect, test } from 'vitest'
import { align } from '../../../workers/alignment/align.ts'
import { SAMPLE_RATE } from '../../../workers/alignment/mfcc.ts'
import { clausesOf, shares } from '../../../workers/alignment/said.ts'
import { voiceOf } from '../../../workers/alignment/say.ts'

/** A row of tones, a tenth of a second each: to the ear of the machine a word like any other. */
const melody = (tones: number[], level: number): Int16Array =>
  Int16Array.from({ length: (tones.length * SAMPLE_RATE) / 10 }, (_, n) => {
    const hertz = tones[Math.floor((n * 10) / SAMPLE_RATE)] ?? 0
    return Math.round(level * Math.sin((2 * Math.PI * hertz * n) / SAMPLE_RATE))
  })
const joined = (...parts: Int16Array[]): Int16Array => Int16Array.from(parts.flatMap((part) => [...part]))
const silence = (seconds: number): Int16Array => new Int16Array(seconds * SAMPLE_RATE)

const FIRST = [300, 900, 500, 2200, 700]
const SECOND = [1800, 400, 2600, 350, 1200]
const said = [
  { text: 'Uno dos.', clauses: [{ words: ['Uno', 'dos.'], sound: melody(FIRST, 6000) }] },
  { text: 'Tres.', clauses: [{ words: ['Tres.'], sound: melody(SECOND, 6000) }] },
]

test('sentences are found where they are heard, whatever stands between them', () => {
  const heard = joined(silence(1), melody(FIRST, 3000), silence(0.7), melody(SECOND, 9000), silence(0.5))
  const [first, second] = align(heard, said)
  expect(first?.start).toBeCloseTo(1, 1)
  expect(first?.end).toBeCloseTo(1.5, 1)
  expect(first?.words.map(({ text }) => text)).toEqual(['Uno', 'dos.'])
  expect(second?.start).toBeCloseTo(2.2, 1)
  expect(second?.end).toBeCloseTo(2.7, 1)
})

test('nothing is found in nothing', () => {
  expect(align(new Int16Array(0), said)).toEqual([])
  expect(align(silence(1), [])).toEqual([])
})

test('a sentence is said clause by clause', () => {
  expect(clausesOf('En casa, nadie manda: nadie.').map(({ text }) => text)).toEqual([
    'En casa,',
    'nadie manda:',
    'nadie.',
  ])
  expect(clausesOf('Hola')).toEqual([{ text: 'Hola', words: ['Hola'] }])
})

test('a word takes its share by its letters, a digit as a word', () => {
  expect(shares(['casa', 'es', 'casita'])).toEqual([4 / 12, 2 / 12, 6 / 12])
  expect(shares(['100', 'soles'])).toEqual([15 / 20, 5 / 20])
})

test('every Quechua is said by the one voice there is; what has none, as Spanish', () => {
  expect(['qu', 'quy', 'quz-PE', 'qxn', 'qvw'].map(voiceOf)).toEqual(Array(5).fill('qu'))
  expect(['es-PE', 'cni', null, 'en-GB'].map(voiceOf)).toEqual(['es-419', 'es-419', 'es-419', 'en'])
})
