import { expect, test } from 'vitest'
import { playlistBytes, playlistText } from '../../../media/stations/playlist.ts'
import { fromWindows1252 } from '../../../media/windows-1252.ts'

const entries = [
  { fileName: 'AYD-000123_v2_es-PE_30s.mp3', title: 'Niñas que lideran – «Wiñay»', duration: 29.6 },
  { fileName: 'otro.mp3', title: 'dos\nlíneas', duration: 15 },
]

test('a playlist lists the files with duration and title, in lines for Windows', () => {
  expect(playlistText(entries, 'hoy', '\\')).toBe(
    '#EXTM3U\r\n#EXTINF:30,Niñas que lideran – «Wiñay»\r\nhoy\\AYD-000123_v2_es-PE_30s.mp3\r\n' +
      '#EXTINF:15,dos líneas\r\nhoy\\otro.mp3\r\n',
  )
})

test('an empty day is an empty list and no missing file', () => {
  expect(playlistText([], 'hoy', '/')).toBe('#EXTM3U\r\n')
})

test('m3u is Windows-1252, m3u8 is UTF-8', () => {
  const text = 'ñ – € “a” 日\r\n'
  expect([...playlistBytes(text, 'm3u')]).toEqual([
    0xf1, 0x20, 0x96, 0x20, 0x80, 0x20, 0x93, 0x61, 0x94, 0x20, 0x5f, 0x0d, 0x0a,
  ])
  expect(fromWindows1252(playlistBytes('ñ – €', 'm3u'))).toBe('ñ – €')
  expect(new TextDecoder().decode(playlistBytes(text, 'm3u8'))).toBe(text)
})

test('letters with a separate accent are written as one', () => {
  expect([...playlistBytes('n\u0303', 'm3u')]).toEqual([0xf1])
})
