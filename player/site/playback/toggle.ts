import type { PlayerTexts } from '../../../media/player-texts.ts'
import { ICONS, relabel } from './icon-button.ts'
import type { Phase } from './phase.ts'

/** Makes the button say what pressing it will do. */
export function showToggle(
  button: HTMLButtonElement,
  phase: Phase,
  texts: Pick<PlayerTexts, 'play' | 'pause' | 'replay'>,
): void {
  if (phase === 'ended') relabel(button, ICONS.replay, texts.replay)
  else if (phase === 'playing' || phase === 'loading' || phase === 'lost')
    relabel(button, ICONS.pause, texts.pause)
  else relabel(button, ICONS.play, texts.play)
}
