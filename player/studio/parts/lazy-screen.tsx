import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { withWords } from '../language/words.ts'
import { texts } from '../texts/texts.ts'

/** A screen whose script is loaded when it is first opened. */
export function lazyScreen<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null
  return function LazyScreen(props: Props) {
    const [Screen, setScreen] = useState<ComponentType<Props> | null>(() => loaded)
    const [failed, setFailed] = useState(false)
    const [turn, setTurn] = useState(0)
    useEffect(() => {
      if (Screen !== null) return
      setFailed(false)
      withWords(load).then(
        (screen) => {
          loaded = screen
          setScreen(() => screen)
        },
        () => setFailed(true),
      )
    }, [turn])
    if (Screen !== null) return <Screen {...props} />
    if (!failed) return <p class="waiting">{texts.common.loading}</p>
    return (
      <main id="content" class="screen">
        <p>{texts.common.notLoaded}</p>
        {/* A browser remembers that a script could not be loaded; after an upgrade it has another name, too. */}
        <button type="button" class="button" onClick={() => (turn < 1 ? setTurn(1) : location.reload())}>
          {texts.common.retry}
        </button>
      </main>
    )
  }
}
