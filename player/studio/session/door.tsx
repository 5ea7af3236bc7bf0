import type { ComponentChildren } from 'preact'
import { Notice } from '../notice/notice.tsx'
import { LanguageChoice } from '../parts/language-choice.tsx'
import { texts } from '../texts/texts.ts'

/** The page shown before sign-in. */
export function Door({ children }: { children: ComponentChildren }) {
  return (
    <div class="door">
      <header class="door-head">
        <p class="brand">
          <span class="brand-mark" aria-hidden="true" />
          {texts.appName}
          <span class="brand-part">{texts.studio}</span>
        </p>
        <LanguageChoice />
      </header>
      {children}
      <Notice />
    </div>
  )
}
