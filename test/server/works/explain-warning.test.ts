import { describe, expect, it, test } from 'vitest'
import { explain } from '../../../media/errors.ts'
import { INTERFACE_LANGUAGES } from '../../../media/vocabulary.ts'
import { WARNING_CODES, WARNINGS, type WarningCode } from '../../../media/warnings.ts'
import { explainWarning } from '../../../server/works/explain-warning.ts'

test.each(WARNING_CODES)('%s is a sentence with a hint in every language', (code) => {
  for (const language of INTERFACE_LANGUAGES) {
    const { message, hint } = WARNINGS[code]
    expect(message[language]).toMatch(/^\p{Lu}.*[.]$/u)
    expect(hint[language]).toMatch(/^\p{Lu}.*[.]$/u)
    // Either all languages name what it is about, or none.
    expect(message[language].includes('{about}')).toBe(message.es.includes('{about}'))
  }
})

describe('explainWarning', () => {
  it('names what the warning is about', () => {
    const shown = explainWarning({ code: 'pages_lost', about: '2, 5' }, 'en')
    expect(shown?.message).toBe('These pages of the PDF could not be read, and are missing: 2, 5.')
  })

  it('adds the reason for which an extra was left out', () => {
    const shown = explainWarning({ code: 'poster_left_out', reason: 'damaged_file' })
    expect(shown?.message).toBe(
      `No se pudo hacer la imagen de portada. ${explain('damaged_file', 'es').message}`,
    )
    expect(explainWarning({ code: 'poster_left_out', reason: 'gone-by' }, 'en')?.message).toBe(
      'The poster could not be made.',
    )
  })

  it('says nothing of a code that a later version wrote', () => {
    expect(explainWarning({ code: 'toString' as WarningCode })).toBeNull()
  })
})
