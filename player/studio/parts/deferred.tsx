import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { withWords } from '../language/words.ts'
import { texts } from '../texts/texts.ts'
import { Guard } from './guard.tsx'
import { NotShown } from './not-shown.tsx'

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
    if (Component === null) return state === 'failed' ? <NotShown why={texts.common.notLoaded} /> : null
    return (
      <Guard instead={NotShown}>
        <Component {...props} />
      </Guard>
    )
  }
}
