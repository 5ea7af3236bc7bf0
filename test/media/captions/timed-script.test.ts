import { describe, expect, test } from 'vitest'
import { readCaptions, writeWebVtt } from '../../../media/captions/captions.ts'
import { cuesOf, keepMended, movedTo, podcastTranscript } from '../../../media/captions/timed-script.ts'
import type { TimedSentence } from '../../../media/schemas/timed-script.ts'

/** A word per half second, from `start` on. */
function sentence(text: string, start: number, more: Partial<TimedSentence> = {}): TimedSentence {
  const words = text
    .split(' ')
    .map((word, index) => ({ text: word, start: start + index / 2, end: start + (index + 1) / 2 }))
  const end = words.at(-1)?.end ?? start
  return { text, start, end, words, mended: false, doubtful: false, ...more }
}

describe('captions', () => {
  test('follow the sentences, and stay a moment longer', () => {
    expect(cuesOf([sentence('No está sola.', 1), sentence('Llame.', 6)])).toEqual([
      { start: 1, end: 2.9, text: 'No está sola.' },
      { start: 6, end: 7, text: 'Llame.' },
    ])
  })

  test('never stand over the next', () => {
    const [first] = cuesOf([sentence('Uno dos.', 0), sentence('Tres.', 1.1)])
    expect(first?.end).toBe(1.1)
  })

  test('a long sentence is in parts of two lines of 42 letters, rather cut at a mark', () => {
    const long =
      'Si usted o una persona de su familia vive violencia en la casa, llame gratis a la línea cien a cualquier hora del día o de la noche.'
    const cues = cuesOf([sentence(long, 0)])
    expect(cues).toHaveLength(2)
    expect(cues[0]?.text).toMatch(/casa,$/)
    for (const line of cues.flatMap(({ text }) => text.split('\n')))
      expect(line.length).toBeLessThanOrEqual(44)
  })

  test('can be read again, whatever the script says', () => {
    const cues = cuesOf([sentence('Agua & <jabón> --> manos', 0)])
    expect(readCaptions(writeWebVtt(cues))).toEqual({ cues })
  })
})

test('a transcript has every word', () => {
  expect(podcastTranscript([sentence('No está.', 1)])).toEqual({
    version: '1.0.0',
    segments: [
      { startTime: 1, endTime: 1.5, body: 'No' },
      { startTime: 1.5, endTime: 2, body: 'está.' },
    ],
  })
})

test('a sentence that is moved takes its words along', () => {
  const moved = movedTo(sentence('Uno dos', 1, { doubtful: true }), 10, 14)
  expect(moved).toMatchObject({ start: 10, end: 14, mended: true, doubtful: false })
  expect(moved.words.map(({ start, end }) => [start, end])).toEqual([
    [10, 12],
    [12, 14],
  ])
})

describe('what was mended', () => {
  const before = [sentence('Uno.', 0), movedTo(sentence('Dos.', 1), 1.4, 2), sentence('Tres.', 3)]

  test('stays where the later script still says it', () => {
    const fresh = [sentence('Uno.', 0), sentence('Nueva.', 0.6), sentence('Dos.', 1), sentence('Tres.', 3)]
    expect(keepMended(before, fresh).map(({ text, start }) => [text, start])).toEqual([
      ['Uno.', 0],
      ['Nueva.', 0.6],
      ['Dos.', 1.4],
      ['Tres.', 3],
    ])
  })

  test('goes where it would stand before its neighbour', () => {
    const fresh = [sentence('Tres.', 0), sentence('Uno.', 1.6), sentence('Dos.', 3)]
    expect(keepMended(before, fresh).map(({ start }) => start)).toEqual([0, 1.6, 3])
  })
})
