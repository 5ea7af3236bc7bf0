import { describe, expect, it } from 'vitest'
import { cleanText, cleanTitle } from '../../../../workers/brochure/reader/page-text.ts'

describe('text of a page', () => {
  it('has plain line ends and no invisible characters', () => {
    expect(cleanText('Ni golpes\r\nni gritos \r\u0000\u200B\uFEFFBasta\u0007\n')).toBe(
      'Ni golpes\nni gritos\nBasta',
    )
  })

  it('keeps the hyphen of a word that goes on in the next line', () => {
    expect(cleanText('mascu\uFFFE\r\nlinidad y vio\u0002\nlencia')).toBe('mascu-\nlinidad y vio-\nlencia')
  })

  it('writes accents in one character, as the search does', () => {
    expect(cleanText('Win\u0303ay')).toBe('Wiñay')
  })

  it('keeps one blank line between paragraphs', () => {
    expect(cleanText('uno\n\n\n \n\ndos')).toBe('uno\n\ndos')
  })

  it('survives half a surrogate pair', () => {
    expect(cleanText('a\ud83d')).toBe('a\ufffd')
  })

  it('ends where no page of paper goes on', () => {
    expect(cleanText('palabra '.repeat(1_000_000))).toHaveLength(39_999)
    expect(cleanText(`${' '.repeat(1_000_000)}x`)).toBe('')
  })

  it('puts a bookmark on one line', () => {
    expect(cleanTitle(' Capítulo 1\r\n  Hilario ')).toBe('Capítulo 1 Hilario')
  })
})
