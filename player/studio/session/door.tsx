import type { ComponentChildren } from 'preact'
import { texts } from '../texts/texts.ts'

/** The page shown before sign-in. */
export function Door({ children }: { children: ComponentChildren }) {
  return (
    <div class="door">
      <p class="brand">
        <span class="brand-mark" aria-hidden="true" />
        {texts.appName}
        <span class="brand-part">{texts.studio}</span>
      </p>
      {children}
    </div>
  )
}
