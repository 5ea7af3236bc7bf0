/** BCP 47 for a language that nobody said. */
const UNKNOWN = 'und'
const SUBTAG = '-x-script'

/**
 * The tag of captions that were made from the script, which never stand where those that people made do: `es-PE-x-script`, a
 * subtag for private use (RFC 5646).
 */
export function madeCaptions(language: string | null): string {
  return `${language ?? UNKNOWN}${SUBTAG}`
}

export function isMadeCaptions(tag: string): boolean {
  return tag.endsWith(SUBTAG)
}

/** The language of captions, whoever made them. */
export function captionLanguage(tag: string): string {
  return isMadeCaptions(tag) ? tag.slice(0, -SUBTAG.length) : tag
}
