export type Command = 'toggle' | 'back' | 'forward' | 'mute' | 'fullscreen' | 'captions' | 'help'

const KEYS: Record<string, Command> = {
  ' ': 'toggle',
  k: 'toggle',
  j: 'back',
  l: 'forward',
  ArrowLeft: 'back',
  ArrowRight: 'forward',
  m: 'mute',
  f: 'fullscreen',
  c: 'captions',
  '?': 'help',
}

/**
 * The command for a key, or null. Keys that the focused control uses are left to it: space presses a button, arrows move a
 * slider or a menu.
 * @param tag name of the focused element, in capitals
 */
export function commandFor(
  event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>,
  tag: string,
): Command | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null
  if (tag === 'SELECT') return null
  if (tag === 'BUTTON' && event.key === ' ') return null
  if (tag === 'INPUT' && event.key.startsWith('Arrow')) return null
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return KEYS[key] ?? null
}
