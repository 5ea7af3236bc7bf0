import type { Facets, Work } from '../../../media/schemas/work.ts'

/** The known values plus those of one more work. */
export function withWork(known: Facets, work: Pick<Work, 'language' | 'places' | 'programme'>): Facets {
  return {
    languages: union(known.languages, work.language === null ? [] : [work.language]),
    places: union(known.places, work.places),
    programmes: union(known.programmes, work.programme === null ? [] : [work.programme]),
  }
}

function union(known: string[], said: string[]): string[] {
  if (said.every((word) => known.includes(word))) return known
  return [...new Set([...known, ...said])].sort((a, b) => a.localeCompare(b, 'es'))
}
