/** Text as it stands in an SVG. What XML cannot hold would keep the whole picture from being drawn. */
export function svgText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}]|[\ufffe\uffff]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
}
