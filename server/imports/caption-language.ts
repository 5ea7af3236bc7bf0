import { Value } from 'typebox/value'
import { LanguageTag } from '../../media/schemas/common.ts'

/** A language as people write it (`ES`, `es-pe`), as a tag; null for what is none. */
export function captionLanguage(text: string): string | null {
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,4})*$/.test(text)) return null
  const [tag = ''] = Intl.getCanonicalLocales(text)
  return Value.Check(LanguageTag, tag) ? tag : null
}
