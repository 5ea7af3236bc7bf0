import type { ComponentChildren, ComponentType } from 'preact'
import { useErrorBoundary } from 'preact/hooks'
import { WordsMissing } from '../language/words.ts'
import { texts } from '../texts/texts.ts'

interface Props {
  /** What is shown where the children throw while they are drawn. */
  instead: ComponentType<{ why: string }>
  children: ComponentChildren
}

/** Keeps a part that fails from taking the page with it: without this, Preact leaves the page empty. */
export function Guard({ instead: Instead, children }: Props) {
  const [failure] = useErrorBoundary((error: unknown) => {
    // A fault of ours belongs where faults are seen: in the console and in `window.onerror`.
    if (!(error instanceof WordsMissing)) {
      setTimeout(() => {
        throw error
      })
    }
  })
  if (failure === undefined) return <>{children}</>
  return <Instead why={failure instanceof WordsMissing ? texts.common.notLoaded : texts.common.broken} />
}
