// Enough for a brochure of a hundred pages, and far below the megabyte at which Postgres refuses a tsvector.
const MAX_CHARACTERS = 300_000
const MAX_WORD = 60

/**
 * The words of a text as both engines index and look them up: lower case, without accents (`canción` and `cancion`
 * are the same, and ñ is n, as people type on phones), parted at everything that is neither letter nor digit.
 */
export function searchWords(text: string): string[] {
  return text
    .slice(0, MAX_CHARACTERS)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.slice(0, MAX_WORD))
}
