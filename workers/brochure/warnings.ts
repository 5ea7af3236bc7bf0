import type { Warning } from '../../media/schemas/warning.ts'
import type { PublicPdf } from './public-copy.ts'
import type { ReadBrochure } from './read-brochure.ts'

/** What staff should know about a PDF that could be read. */
export function brochureWarnings(
  { lost, isRestricted, hasAttachments }: Pick<ReadBrochure, 'lost' | 'isRestricted' | 'hasAttachments'>,
  pdf: PublicPdf,
): Warning[] {
  const warnings: Warning[] = []
  if (lost.length > 0) warnings.push({ code: 'pages_lost', about: ranges(lost) })
  if (isRestricted) warnings.push({ code: 'pdf_restricted' })
  if (hasAttachments) warnings.push({ code: 'pdf_attachments' })
  if (pdf.is === 'copy' && pdf.wasActive) warnings.push({ code: 'pdf_active' })
  if (pdf.is === 'none') warnings.push({ code: 'pdf_not_offered' })
  return warnings
}

/** Ascending numbers as `2, 5–7`. */
export function ranges(numbers: readonly number[]): string {
  const found: [number, number][] = []
  for (const number of numbers) {
    const last = found.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else found.push([number, number])
  }
  return found.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ')
}
