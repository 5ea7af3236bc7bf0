import { expect, test } from 'vitest'
import { fromWindows1252, toWindows1252, transliterated } from '../../media/windows-1252.ts'

test.each([
  ['canción, ñandú, «sí» – €', 'canción, ñandú, «sí» – €'],
  ['qarāy mamaʼ', 'qaray mama’'],
  ['ŵ ǵ ﬁn', 'w g fin'],
  ['雨 🎵', '_ _'],
])('%j reads %j in Windows-1252', (text, written) => {
  expect(transliterated(text)).toBe(written)
  expect(fromWindows1252(toWindows1252(text))).toBe(written)
})
