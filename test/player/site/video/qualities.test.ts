import { expect, test } from 'vitest'
import type { Level } from '../../../../player/site/playback/source.ts'
import { qualityOptions } from '../../../../player/site/video/qualities.ts'
import { TEXTS } from '../../../../server/pages/texts/choose.ts'

const level = (height: number, bitrate: number): Level => ({ width: (height * 16) / 9, height, bitrate })
const LEVELS = [level(144, 100_000), level(240, 250_000), level(480, 900_000)]
const SIZES = { levels: [], duration: 160, lightBytes: 1_900_000, soundBytes: null }
const texts = TEXTS.es.player

test('the menu says what each choice uses for the whole work', () => {
  expect(qualityOptions({ ...SIZES, levels: LEVELS, soundBytes: 480_000 }, texts, 'es')).toEqual([
    { quality: 'auto', label: 'Automática', cost: '' },
    { quality: 'sound', label: 'Solo sonido', cost: '480 kB en total' },
    { quality: 'saver', label: 'Ahorro de datos', cost: '1,9 MB en total' },
    { quality: 0, label: '144p', cost: '2 MB en total' },
    { quality: 1, label: '240p', cost: '5 MB en total' },
    { quality: 2, label: '480p', cost: '18 MB en total' },
  ])
})

test('before the stream is open, the light file is all that is known', () => {
  expect(qualityOptions(SIZES, texts, 'es').map(({ quality }) => quality)).toEqual(['auto', 'saver'])
  expect(qualityOptions({ ...SIZES, lightBytes: null }, texts, 'es').map(({ quality }) => quality)).toEqual([
    'auto',
  ])
})

test('an upright picture is named by its short side', () => {
  const levels = [{ width: 240, height: 426, bitrate: 1 }]
  expect(qualityOptions({ ...SIZES, levels }, texts, 'es').at(-1)?.label).toBe('240p')
})
