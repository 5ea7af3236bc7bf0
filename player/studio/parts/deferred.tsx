import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { withWords } from '../language/words.ts'
import { texts } from '../texts/texts.ts'

/**
 * A component whose code is fetched when it is first shown; renders nothing until then, and says so where it cannot be
 * fetched. The first load of the studio carries only what everybody needs.
 */
export function deferred<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null
  return function Deferred(props: Props) {
    const [state, setState] = useState<'waiting' | 'ready' | 'failed'>('waiting')
    useEffect(() => {
      if (loaded !== null) return
      withWords(load).then(
        (component) => {
          loaded = component
          setState('ready')
        },
        () => setState('failed'),
      )
    }, [])
    const Component = loaded
    if (Component !== null) return <Component {...props} />
    if (state !== 'failed') return null
    return (
      <p class="soft">
        {texts.common.notLoaded}{' '}
        {/* A browser remembers that a script could not be loaded. What was typed is kept as a draft. */}
        <button type="button" class="quiet" onClick={() => location.reload()}>
          {texts.common.retry}
        </button>
      </p>
    )
  }
}
