// More than a newspaper page holds. The text is stored with the work, page by page; four hundred pages must fit in the
// queue, in the catalogue and in one page of the site.
const MAX_CHARACTERS = 40_000

/**
 * Page text from PDFium, cleaned for screen readers and search: lines end in `\n`, a word broken at the end of a line
 * keeps its hyphen (PDFium marks it U+FFFE or U+0002), nothing invisible remains.
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
