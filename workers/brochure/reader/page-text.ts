// More than a page of a newspaper holds. It is kept with the work, page by page: four hundred of them have to fit in the
// queue, in the catalogue and in one page of the site.
const MAX_CHARACTERS = 40_000

/**
 * Text of a page as pdfium gives it, made fit to be read aloud and searched: lines end in `\n`, a word that is
 * broken at the end of a line keeps its hyphen (pdfium marks it U+FFFE or U+0002), nothing invisible is left.
 */
export function cleanText(raw: string): string {
  return raw
    .slice(0, MAX_CHARACTERS)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u0002', '-')
    .replaceAll('\uFFFE', '-')
    .replace(/[^\P{Cc}\n\t]|[\u200B\uFEFF\uFFFF]/gu, '')
    .normalize('NFC')
    .replace(/[ \t\u00A0]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The title of a bookmark on one line. */
export function cleanTitle(raw: string): string {
  return cleanText(raw).replace(/\s+/g, ' ').slice(0, 300)
}
