import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { withWords } from '../language/words.ts'
import { texts } from '../texts/texts.ts'
import { Guard } from './guard.tsx'
import { NotShownScreen } from './not-shown.tsx'

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
    if (Screen !== null) {
      return (
        <Guard instead={NotShownScreen}>
          <Screen {...props} />
        </Guard>
      )
    }
    if (!failed) return <p class="waiting">{texts.common.loading}</p>
    return <NotShownScreen why={texts.common.notLoaded} {...(turn < 1 && { onRetry: () => setTurn(1) })} />
  }
}
