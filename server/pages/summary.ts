const MOST = 200

/** The first paragraph of a text as one line, truncated between words if it is long. */
export function summary(text: string): string {
  const [first = ''] = text.trim().split(/\n\s*\n/)
  const line = first.replace(/\s+/g, ' ')
  return line.length <= MOST ? line : `${line.slice(0, MOST - 1).replace(/\s+\S*$/, '')}…`
}
