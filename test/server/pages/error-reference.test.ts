import { expect, test } from 'vitest'
import { ERROR_CODES, ERRORS } from '../../../media/errors.ts'
import { toProblem } from '../../../server/http/problems.ts'
import { errorReferencePage } from '../../../server/pages/error-reference.ts'
import { TEXTS } from '../../../server/pages/texts/choose.ts'
import { context } from './sample-works.ts'

test('every error code has a place on the page, where the type of a problem leads', () => {
  const page = errorReferencePage('/docs/errors', context)
  for (const code of ERROR_CODES) expect(page).toContain(`<section class="errors__one" id="${code}">`)
  const [path, anchor] = toProblem(new Error('broken'), 'es').type.split('#')
  expect(path).toBe('/docs/errors')
  expect(page).toContain(`id="${anchor}"`)
})

test('each says what to do, in the language of the reader, and whether waiting helps', () => {
  const page = errorReferencePage('/docs/errors', { ...context, language: 'en', texts: TEXTS.en })
  expect(page).toContain(ERRORS.disk_full.hint.en)
  expect(page).toContain('HTTP 507 · may succeed later without any change')
  expect(page).toContain('HTTP 404 · will fail again until something is changed')
  expect(page).toContain('<link rel="stylesheet" href="/assets/style-1.css">')
})
