import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../../../media/vocabulary.ts'
import { keepLanguage } from '../language/choice.ts'
import { LANGUAGE_NAMES } from '../language/names.ts'
import { language, speak } from '../language/words.ts'
import { useNotice } from '../notice/use-notice.ts'
import { texts } from '../texts/texts.ts'

/** In which language the studio speaks; this browser remembers it. */
export function LanguageChoice() {
  const { announce } = useNotice()
  const spoken = language.value

  async function choose(list: HTMLSelectElement): Promise<void> {
    const wish = list.value as InterfaceLanguage
    try {
      await speak(wish)
    } catch {
      list.value = spoken
      announce(texts.common.notLoaded)
      return
    }
    keepLanguage(wish, localStorage)
  }

  // The list lies unseen over its present choice, for which a phone has just room enough.
  return (
    <label class="tongue">
      <span aria-hidden="true" class="when-wide">
        {LANGUAGE_NAMES[spoken]}
      </span>
      <span aria-hidden="true" class="when-narrow">
        {spoken.toUpperCase()}
      </span>
      <select
        aria-label={texts.nav.language}
        value={spoken}
        onChange={({ currentTarget }) => void choose(currentTarget)}
      >
        {INTERFACE_LANGUAGES.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {LANGUAGE_NAMES[tag]}
          </option>
        ))}
      </select>
    </label>
  )
}
