import { describe, expect, it } from 'vitest'
import { toAscii, toAsciiLine } from '../../../../workers/spot/tags/ascii.ts'

describe('ASCII', () => {
  it('keeps the letters and drops the accents', () => {
    expect(toAsciiLine('¿Género y niñez? «Wiñay» – Ñaupari… 📻')).toBe('Genero y ninez? "Winay" - Naupari...')
  })

  it('keeps lines apart, or makes one of them', () => {
    expect(toAscii('a\nb\u0000')).toBe('a\nb')
    expect(toAsciiLine(' a \n b ')).toBe('a b')
  })
})
