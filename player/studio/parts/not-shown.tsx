import { texts } from '../texts/texts.ts'

/** In place of a part that cannot be shown. What was typed elsewhere is kept as a draft, so loading anew costs nothing. */
export function NotShown({ why, onRetry }: { why: string; onRetry?: () => void }) {
  return (
    <p class="soft">
      {why}{' '}
      {/* A browser remembers that a script could not be loaded; after an upgrade it has another name, too. */}
      <button type="button" class="button" onClick={onRetry ?? (() => location.reload())}>
        {texts.common.retry}
      </button>
    </p>
  )
}

export function NotShownScreen(props: { why: string; onRetry?: () => void }) {
  return (
    <main id="content" class="screen">
      <NotShown {...props} />
    </main>
  )
}
