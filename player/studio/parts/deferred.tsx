import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/**
 * A component whose code is fetched when it is first shown; renders nothing until then. The first load of the studio
 * carries only what everybody needs.
 */
export function deferred<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null
  return function Deferred(props: Props) {
    const [, setReady] = useState(loaded !== null)
    useEffect(() => {
      if (loaded !== null) return
      void load().then((component) => {
        loaded = component
        setReady(true)
      })
    }, [])
    const Component = loaded
    return Component && <Component {...props} />
  }
}
