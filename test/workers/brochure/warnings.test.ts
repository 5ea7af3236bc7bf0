import { expect, it } from 'vitest'
import { brochureWarnings, ranges } from '../../../workers/brochure/warnings.ts'

it.each([
  [[2], '2'],
  [[2, 3], '2–3'],
  [[1, 3, 4, 5, 9], '1, 3–5, 9'],
])('tells the pages %j as %s', (numbers, text) => {
  expect(ranges(numbers)).toBe(text)
})

it('says nothing of a PDF that is whole', () => {
  expect(brochureWarnings({ lost: [], isRestricted: false, hasAttachments: false })).toEqual([])
  const all = brochureWarnings({ lost: [7], isRestricted: true, hasAttachments: true })
  expect(all.map(({ code }) => code)).toEqual(['pages_lost', 'pdf_restricted', 'pdf_attachments'])
})
