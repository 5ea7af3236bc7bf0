import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { markName, safeName } from '../../../media/stations/safe-name.ts'
import { fitsWindows1252 } from '../../../media/windows-1252.ts'

test.each([
  ['AYD-000123_v2_es-PE_30s_20260110-20260210.mp3', 'AYD-000123_v2_es-PE_30s_20260110-20260210.mp3'],
  ['Niñas y niños.mp3', 'Niñas y niños.mp3'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\Windows\\a.mp3', 'C__Windows_a.mp3'],
  ['CON.mp3', '_CON.mp3'],
  ['lpt1', '_lpt1'],
  ['nul .mp3', '_nul .mp3'],
  ['CONIN$', '_CONIN$'],
  ['console.mp3', 'console.mp3'],
  ['spot. . ', 'spot'],
  ['.oculto', 'oculto'],
  ['a\u0000b\nc.mp3', 'a_b_c.mp3'],
  ['Wiñayā 日本.mp3', 'Wiñaya __.mp3'],
  ['', 'spot'],
  ['...', 'spot'],
  [`${'x'.repeat(200)}.mp3`, `${'x'.repeat(116)}.mp3`],
])('%j is kept as %j', (given, kept) => {
  expect(safeName(given)).toBe(kept)
})

test('whatever comes, the name stays in its folder and fits a playlist', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      const name = safeName(given)
      expect(name).not.toMatch(/[<>:"/\\|?*]|^\.|[. ]$/)
      expect(name.length).toBeGreaterThan(0)
      expect(name.length).toBeLessThanOrEqual(121)
      expect(fitsWindows1252(name)).toBe(true)
      expect(safeName(name)).toBe(name)
    }),
  )
})

test('the second of two files of one name is marked before its extension', () => {
  expect(markName('spot.mp3', 'abc')).toBe('spot-abc.mp3')
  expect(markName('spot', 'abc')).toBe('spot-abc')
})
