import type { InLanguages } from '../../../media/in-languages.ts'
import { words as programmeTexts } from '../texts/programmes/words.ts'
import { AreaField, TextField } from './field.tsx'

interface Props {
  label: string
  hint?: string | undefined
  fault?: string | undefined
  value: InLanguages
  onType: (value: InLanguages) => void
  maxLength: number
  /** More than one gives a text area, one a single line. */
  rows: number
}

const OTHERS = ['qu', 'en'] as const

/** A text in the three languages: Spanish visible, the others collapsed until somebody translates. */
export function LanguageFields({ label, hint, fault, value, onType, maxLength, rows }: Props) {
  const { languages, languageOf, otherLanguages, otherLanguagesHint } = programmeTexts
  const input = (language: keyof InLanguages, own: { label: string; hint?: string; fault?: string }) => {
    const bound = {
      ...own,
      value: value[language],
      maxLength,
      onType: (text: string) => onType({ ...value, [language]: text }),
    }
    return rows === 1 ? <TextField {...bound} /> : <AreaField {...bound} rows={rows} />
  }
  const isTranslated = OTHERS.some((language) => value[language] !== '')
  return (
    <div class="stack">
      {input('es', { label, ...(hint && { hint }), ...(fault && { fault }) })}
      <details class="more-below" open={isTranslated}>
        <summary>
          {label}: {otherLanguages}
        </summary>
        <div class="stack">
          <p class="field-hint">{otherLanguagesHint}</p>
          {OTHERS.map((language) => (
            <div key={language}>{input(language, { label: languageOf(label, languages[language]) })}</div>
          ))}
        </div>
      </details>
    </div>
  )
}
