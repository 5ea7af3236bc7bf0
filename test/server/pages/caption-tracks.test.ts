import { expect, test } from 'vitest'
import { captionTracks, neededCaption } from '../../../server/pages/caption-tracks.ts'
import { context, video } from './sample-works.ts'

test.each([
  ['a work in Quechua read in Spanish', 'quy', 'es', 'es-PE'],
  ['a work in Spanish read in Quechua', 'es-PE', 'qu', 'quy'],
  ['a work in the language of the page', 'es', 'es', null],
  ['a work that does not say what it speaks', null, 'es', null],
  ['a page in a language without captions', 'quy', 'en', null],
] as const)('%s', (_sentence, spoken, page, needed) => {
  expect(neededCaption(spoken, ['quy', 'es-PE'], page)).toBe(needed)
})

test('each language is a track with its name, the needed one on by itself', () => {
  const captions = [
    { language: 'quy', url: '/captions/x/quy.vtt' },
    { language: 'es', url: '/media/x/1/captions-es.vtt' },
    { language: 'und', url: '/media/x/1/captions-und.vtt' },
  ]
  const tracks = captionTracks(video({ language: 'quy', urls: { ...video().urls, captions } }), context)
  expect(tracks).toContain('srclang="quy" label="quechua chanka (Ayacucho)">')
  expect(tracks).toContain('srclang="es" label="español" default>')
  expect(tracks).toContain('srclang="und" label="Subtítulos">')
})
