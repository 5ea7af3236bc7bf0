import { expect, it } from 'vitest'
import type { PublicPdf } from '../../../workers/brochure/public-copy.ts'
import { brochureWarnings, ranges } from '../../../workers/brochure/warnings.ts'

it.each([
  [[2], '2'],
  [[2, 3], '2–3'],
  [[1, 3, 4, 5, 9], '1, 3–5, 9'],
])('tells the pages %j as %s', (numbers, text) => {
  expect(ranges(numbers)).toBe(text)
})

it('says nothing of a PDF that is whole', () => {
  const whole = { lost: [], isRestricted: false, hasAttachments: false }
  expect(brochureWarnings(whole, { is: 'copy', wasActive: false })).toEqual([])
  expect(brochureWarnings(whole, { is: 'upload', why: 'it is linearised already' })).toEqual([])
})

it('says what was found in one that is not', () => {
  const found = { lost: [7], isRestricted: true, hasAttachments: true }
  const codes = (pdf: PublicPdf) => brochureWarnings(found, pdf).map(({ code }) => code)
  const always = ['pages_lost', 'pdf_restricted', 'pdf_attachments']
  expect(codes({ is: 'copy', wasActive: true })).toEqual([...always, 'pdf_active'])
  expect(codes({ is: 'none', why: 'qpdf ended with 2' })).toEqual([...always, 'pdf_not_offered'])
})
