import { html } from 'ghtml'

/** Plain text as HTML; blank lines separate paragraphs. */
export function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map((paragraph) => html`<p>${paragraph}</p>`)
    .join('')
}

/** The same of a script, with the second at which each sentence is heard. */
export function timedParagraphs(
  script: string,
  sentences: readonly { from: number; to: number; start: number }[],
): string {
  let at = 0
  const parts = sentences.map(({ from, to, start }) => {
    const before = script.slice(at, from)
    at = to
    return { before, said: html`<span data-at="${start}">${script.slice(from, to)}</span>` }
  })
  const marked = parts.map(({ before, said }) => between(before) + said).join('') + between(script.slice(at))
  return `<p>${marked}</p>`
}

/** What stands between two sentences; a blank line ends a paragraph, another line begins a line. */
function between(text: string): string {
  return html`${text}`.replace(/\n[^\S\n]*\n\s*/g, '</p><p>').replace(/\n/g, '<br>')
}
