import { expect, test } from 'vitest'
import { voiceFor } from '../../../../player/site/brochure/voice-for.ts'

const voice = (lang: string, localService = true) => ({ lang, localService })

test('the voice of the region comes first, then any of the language', () => {
  const voices = [voice('en-US'), voice('es_ES'), voice('es-PE')]
  expect(voiceFor(voices, 'es-PE')?.lang).toBe('es-PE')
  expect(voiceFor(voices, 'es-MX')?.lang).toBe('es_ES')
})

test('one that needs no network is preferred', () => {
  expect(voiceFor([voice('es-ES', false), voice('es-US', true)], 'es-PE')?.lang).toBe('es-US')
})

test('nobody reads Quechua with a Spanish voice', () => {
  expect(voiceFor([voice('es-PE')], 'quy')).toBeUndefined()
})
