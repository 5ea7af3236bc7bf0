import { explain, isErrorCode } from '../../media/errors.ts'
import type { ShownWarning, Warning } from '../../media/schemas/warning.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'
import { WARNINGS, type WarningEntry } from '../../media/warnings.ts'

/** A warning in the language asked for, with the reason where there is one; null for a code that is no longer known. */
export function explainWarning(
  { code, about = '', reason }: Warning,
  language: InterfaceLanguage = 'es',
): ShownWarning | null {
  if (!Object.hasOwn(WARNINGS, code)) return null
  const entry: WarningEntry = WARNINGS[code]
  const message = entry.message[language].replace('{about}', about)
  const because = reason !== undefined && isErrorCode(reason) ? ` ${explain(reason, language).message}` : ''
  return { code, message: message + because, hint: entry.hint[language] }
}
