import { html } from 'ghtml'
import type { Work } from '../../media/schemas/work.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'
import { ownPath, type PageContext } from './context.ts'
import { languageName } from './format.ts'
import { interfaceLanguage } from './texts/choose.ts'

// BCP 47 for an unknown language.
const UNKNOWN = 'und'

/** A `<track>` per language; the one that readers of this page need is on by default. */
export function captionTracks(work: Work, context: PageContext): string {
  const { captions } = work.urls
  const needed = neededCaption(
    work.language,
    captions.map(({ language }) => language),
    context.language,
  )
  return captions
    .map(({ language, url }) => {
      const label =
        language === UNKNOWN ? context.texts.player.captions : languageName(language, context.texts)
      return html`<track kind="captions" src="${ownPath(url, context)}" srclang="${language}" label="${label}"!${language === needed ? ' default' : ''}>`
    })
    .join('')
}

/**
 * The captions in the page's language if the work speaks another one; otherwise null. Nothing is assumed about a work
 * without a language.
 */
export function neededCaption(
  spoken: string | null,
  captions: readonly string[],
  page: InterfaceLanguage,
): string | null {
  if (spoken === null || interfaceLanguage(spoken) === page) return null
  return captions.find((language) => interfaceLanguage(language) === page) ?? null
}
