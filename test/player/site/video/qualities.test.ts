import { expect, test } from 'vitest'
import { type Level, qualityOptions, saverLevel } from '../../../../player/site/video/qualities.ts'
import { TEXTS } from '../../../../server/pages/texts/choose.ts'

const level = (height: number, bitrate: number): Level => ({ width: (height * 16) / 9, height, bitrate })
const LEVELS = [level(144, 100_000), level(240, 250_000), level(480, 900_000)]
const texts = TEXTS.es.player

test('the menu says what each choice uses for the whole work', () => {
  expect(qualityOptions(LEVELS, 160, 1_900_000, texts, 'es')).toEqual([
    { quality: 'auto', label: 'Automática', cost: '' },
    { quality: 'saver', label: 'Ahorro de datos', cost: '1,9 MB en total' },
    { quality: 0, label: '144p', cost: '2 MB en total' },
    { quality: 1, label: '240p', cost: '5 MB en total' },
    { quality: 2, label: '480p', cost: '18 MB en total' },
  ])
})

test('before the stream is open, the light file is all that is known', () => {
  expect(qualityOptions([], 160, 1_900_000, texts, 'es').map(({ quality }) => quality)).toEqual([
    'auto',
    'saver',
  ])
  expect(qualityOptions([], 160, null, texts, 'es').map(({ quality }) => quality)).toEqual(['auto'])
})

test('data are saved by the best rung up to 240 lines', () => {
  expect(saverLevel(LEVELS)).toBe(1)
  expect(saverLevel([level(360, 1), level(720, 2)])).toBe(0)
})

test('an upright picture is named by its short side', () => {
  const upright = [{ width: 240, height: 426, bitrate: 1 }]
  expect(qualityOptions(upright, 1, null, texts, 'es').at(-1)?.label).toBe('240p')
})
