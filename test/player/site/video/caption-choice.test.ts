import { expect, test } from 'vitest'
import { captionToShow } from '../../../../player/site/video/caption-choice.ts'

const track = (srclang: string, needed = false) => ({ srclang, default: needed })
const TRACKS = [track('quy'), track('es-PE', true), track('en')]

test.each([
  ['at first what the page thinks is needed', null, 1],
  ['nothing, for who wants none', 'off', -1],
  ['the language that was chosen last', 'quy', 0],
  ['whatever the case of its tag', 'EN', 2],
  ['another variety of it', 'en-GB', 2],
  ['what is needed, where the chosen language is not there', 'fr', 1],
])('%s', (_sentence, remembered, index) => {
  expect(captionToShow(TRACKS, remembered)).toBe(index)
})

test('no captions where none are needed, and none where there are none', () => {
  expect(captionToShow([track('es')], null)).toBe(-1)
  expect(captionToShow([], 'es')).toBe(-1)
})
