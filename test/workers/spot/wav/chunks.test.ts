import { describe, expect, it } from 'vitest'
import { spotTags } from '../../../../workers/spot/tags/spot-tags.ts'
import { bextChunk } from '../../../../workers/spot/wav/bext.ts'
import { cartChunk, cutId, outCue } from '../../../../workers/spot/wav/cart.ts'
import { infoList } from '../../../../workers/spot/wav/info.ts'
import { chunk, wavHead } from '../../../../workers/spot/wav/riff.ts'
import { SAMPLE_TAGS } from '../../../support/tags.ts'

const tags = spotTags(SAMPLE_TAGS, 2)
const loudness = { integrated: -23, truePeak: -6.31, range: 3.85, shortTermMax: null, momentaryMax: -17.59 }
const text = (bytes: Buffer, offset: number, length: number): string =>
  bytes.toString('latin1', offset, offset + length).replace(/\0+$/, '')

describe('bext', () => {
  const bext = bextChunk(tags, loudness)

  it('has its fields where EBU Tech 3285 puts them', () => {
    expect(text(bext, 256, 32)).toBe('Accion y Desarrollo')
    expect(text(bext, 288, 32)).toBe('AYD-000123_v2')
    expect(text(bext, 320, 18)).toBe('2026-01-1000:00:00')
    expect(bext.readUInt16LE(346)).toBe(2)
    expect(bext.toString('latin1', 602)).toBe('A=PCM,F=44100,W=16,M=stereo,T=Chaski\r\n')
  })

  it('has the loudness in hundredths, and says what is not known', () => {
    expect([412, 414, 416, 418, 420].map((offset) => bext.readInt16LE(offset))).toEqual([
      -2300, 385, -631, -1759, 0x7fff,
    ])
  })

  it('cuts a long text at the end of its field', () => {
    const long = bextChunk({ ...tags, organisation: 'ñ'.repeat(100) }, loudness)
    expect(text(long, 256, 32)).toBe('n'.repeat(32))
    expect(text(long, 288, 32)).toBe('AYD-000123_v2')
  })
})

describe('cart', () => {
  const cart = cartChunk(tags, 484_659)

  it('has its fields where AES46 puts them', () => {
    expect(text(cart, 0, 4)).toBe('0101')
    expect(text(cart, 4, 64)).toBe('-Hilario "basta!"; 50% = 1/2')
    expect(text(cart, 132, 64)).toBe('000123')
    expect(text(cart, 452, 36)).toBe('2026-01-1000:00:002026-02-1023:59:59')
    expect(cart.readInt32LE(680)).toBe(32_768)
    expect(text(cart, 1024, 1024)).toBe('https://ejemplo.pe/works/hilario')
    expect(cart.toString('latin1', 2048)).toBe('LOCUTOR: Que es ser hombre?\r\nVOZ: Cuidar.\r\n')
  })

  it('counts its timers in samples', () => {
    const timers = [0, 1, 2, 3].map((index) => [
      text(cart, 684 + 8 * index, 4),
      cart.readUInt32LE(688 + 8 * index),
    ])
    expect(timers).toEqual([
      ['AUDs', 0],
      ['AUDe', 484_659],
      ['EOD ', 484_659],
      ['', 0],
    ])
  })

  it('is valid for ever where nothing else is said', () => {
    const open = cartChunk({ ...tags, validity: { from: null, until: null } }, 1)
    expect(text(open, 452, 36)).toBe('1900-01-0100:00:009999-12-3123:59:59')
  })

  it('numbers a cut by the digits of the identifier', () => {
    expect(['AYD-000123', '77', 'AYD', ''].map(cutId)).toEqual(['000123', '77', '', ''])
  })

  it('takes the last whole words as the out-cue', () => {
    expect(outCue('Llame gratis a la Línea 100. Atiende las veinticuatro horas, todos los días.')).toBe(
      'la Linea 100. Atiende las veinticuatro horas, todos los dias.'.slice(3),
    )
    expect(outCue('')).toBe('')
    expect(outCue('x'.repeat(80))).toBe('')
  })
})

describe('a WAV file', () => {
  it('has chunks of even length', () => {
    expect(chunk('abcd', Buffer.from('xyz'))).toEqual(Buffer.from('abcd\x03\0\0\0xyz\0', 'latin1'))
  })

  it('says its size, and where the samples begin', () => {
    const head = wavHead(
      { channels: 2, sampleRate: 44_100 },
      [{ id: 'bext', content: Buffer.alloc(603) }],
      400,
    )
    expect(head.readUInt32LE(4)).toBe(head.length + 400 - 8)
    expect(head.toString('latin1', head.length - 8, head.length - 4)).toBe('data')
    expect(head.readUInt32LE(head.length - 4)).toBe(400)
    expect(head.length % 2).toBe(0)
  })

  it('tells ordinary players what it is in ASCII', () => {
    const list = infoList(tags).toString('latin1')
    expect(list).toMatch(/^INFOINAM/)
    expect(list).toContain('Accion y Desarrollo\0')
    expect(list).toMatch(/^\p{ASCII}*$/u)
  })
})
