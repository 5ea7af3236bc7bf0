import type { Kind } from '../../media/vocabulary.ts'

// Drawn on a 24×24 grid in the colour of the surrounding text; hidden from screen readers.
const icon = (path: string): string =>
  `<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><path fill="currentColor" d="${path}"/></svg>`

export const KIND_ICONS: Record<Kind, string> = {
  video: icon('M8 5v14l11-7z'),
  spot: icon(
    'M12 3a4 4 0 0 0-4 4v4a4 4 0 0 0 8 0V7a4 4 0 0 0-4-4zm-7 8a7 7 0 0 0 6 6.93V21h2v-3.07A7 7 0 0 0 19 11h-2a5 5 0 0 1-10 0H5z',
  ),
  brochure: icon(
    'M5 3h7v18H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zm9 0h5a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-5V3zM6 7v2h3V7H6zm0 4v2h3v-2H6z',
  ),
}

export const SEARCH_ICON = icon(
  'M10 3a7 7 0 1 0 4.2 12.6l5.1 5.1 1.4-1.4-5.1-5.1A7 7 0 0 0 10 3zm0 2a5 5 0 1 1 0 10 5 5 0 0 1 0-10z',
)

export const DOWNLOAD_ICON = icon(
  'M11 3h2v9.2l3.3-3.3 1.4 1.4L12 16l-5.7-5.7 1.4-1.4 3.3 3.3V3zM4 19h16v2H4v-2z',
)

/** The site's mark: a chakana, the stepped cross of the Andes. */
export const MARK =
  '<svg class="mark" viewBox="0 0 24 24" width="32" height="32" aria-hidden="true" focusable="false"><path fill="currentColor" fill-rule="evenodd" d="M9 1h6v4h4v4h4v6h-4v4h-4v4H9v-4H5v-4H1V9h4V5h4V1zm3 8a3 3 0 1 0 0 6 3 3 0 0 0 0-6z"/></svg>'

/** The mark on its own background, for tabs and home screens. */
export const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 32 32"><rect x="-4" y="-4" width="32" height="32" rx="6" fill="#7a1530"/><path fill="#fff" fill-rule="evenodd" d="M9 1h6v4h4v4h4v6h-4v4h-4v4H9v-4H5v-4H1V9h4V5h4V1zm3 8a3 3 0 1 0 0 6 3 3 0 0 0 0-6z"/></svg>\n'

/** Of discreet pages, a plain disc: the mark would stand in the list of open tabs. */
export const NEUTRAL_FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3" fill="#888"/></svg>'
