import type { Player } from './player.ts'

/**
 * Lets headsets, lock screens and steering wheels drive the player (Media Session). No title is told: what is on the lock
 * screen of a shared phone is nobody else's business, and a browser shows by itself at most the title of the page.
 */
export function takeSessionActions(player: Player, stepSeconds: number): void {
  if (!('mediaSession' in navigator)) return
  const actions: [MediaSessionAction, MediaSessionActionHandler][] = [
    ['play', () => player.play()],
    ['pause', () => player.toggle()],
    ['seekbackward', ({ seekOffset }) => player.move(-(seekOffset ?? stepSeconds))],
    ['seekforward', ({ seekOffset }) => player.move(seekOffset ?? stepSeconds)],
    ['seekto', ({ seekTime }) => player.seek(seekTime ?? player.position)],
  ]
  for (const [action, handler] of actions) {
    try {
      navigator.mediaSession.setActionHandler(action, handler)
    } catch {
      // An action that this browser does not know.
    }
  }
}
