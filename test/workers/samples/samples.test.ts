import { describe, expect, test } from 'vitest'
import { makeBooklet, wrap } from '../../../workers/samples/booklet.ts'
import { BOOKLET_PAGES, HILARIO_PHRASES, SPOT_PHRASES } from '../../../workers/samples/scripts.ts'
import { SAMPLE_RATE, SYLLABLE_RATE, speak, vowelsOf } from '../../../workers/samples/voice.ts'
import { encodeWav } from '../../../workers/samples/wav.ts'

describe('the voice of the samples', () => {
  test('speaks one vowel a syllable', () => {
    expect(vowelsOf('Antes creía que mandar')).toEqual(['a', 'e', 'e', 'e', 'a', 'a'])
    expect(vowelsOf('Súmese')).toEqual(['u', 'e', 'e'])
  })

  test('is silent between phrases, heard within, and never clips', () => {
    const { samples, phrases } = speak(['Buenos días', 'Hasta luego'], 6, 115)
    expect(phrases.map(({ text }) => text)).toEqual(['Buenos días', 'Hasta luego'])
    const [first, second] = phrases
    expect((second?.start ?? 0) - (first?.end ?? 0)).toBeCloseTo(2 / SYLLABLE_RATE)
    const peak = (from = 0, to = 0) =>
      samples
        .subarray(from * SAMPLE_RATE, to * SAMPLE_RATE)
        .reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
    expect(peak(first?.end, second?.start)).toBeLessThan(0.001)
    expect(peak(first?.start, first?.end)).toBeGreaterThan(0.03)
    expect(peak(0, 6)).toBeLessThan(1)
  })

  test('leaves out what does not fit', () => {
    expect(speak(['Buenos días', 'Hasta luego'], 2, 115).phrases).toHaveLength(1)
  })

  test('has time for everything in the demo', () => {
    expect(speak(HILARIO_PHRASES, 36, 115).phrases).toHaveLength(HILARIO_PHRASES.length)
    expect(speak(SPOT_PHRASES, 30, 205).phrases).toHaveLength(SPOT_PHRASES.length)
  })
})

test('a WAV tells its length twice', () => {
  const wav = encodeWav(new Float32Array([0, 1, -1, 2]), 48_000)
  expect(wav).toHaveLength(52)
  expect([wav.readUInt32LE(4), wav.readUInt32LE(40)]).toEqual([44, 8])
  expect([44, 46, 48, 50].map((at) => wav.readInt16LE(at))).toEqual([0, 32_767, -32_767, 32_767])
})

test('lines break where the next word does not fit', () => {
  const fits = (line: string) => line.length <= 10
  expect(wrap('una palabra larguísima aquí y ya', fits)).toEqual([
    'una',
    'palabra',
    'larguísima',
    'aquí y ya',
  ])
})

test('the booklet is a PDF', async () => {
  expect(Buffer.from(await makeBooklet('Muestra', BOOKLET_PAGES)).toString('latin1')).toMatch(/^%PDF-1\.\d/)
})
