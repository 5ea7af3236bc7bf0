/**
 * What a browser stores for us between visits. It may refuse (private windows, full disks, policies); then nothing is
 * remembered, and nothing breaks.
 */
export interface Memory {
  get(name: string): string | null
  set(name: string, value: string): void
}

export function browserMemory(): Memory {
  if (document.documentElement.dataset.discreet !== undefined) return pageMemory()
  const attempt = <T>(action: (storage: Storage) => T): T | null => {
    try {
      return action(window.localStorage)
    } catch {
      return null
    }
  }
  return {
    get: (name) => attempt((storage) => storage.getItem(`chaski.${name}`)),
    set: (name, value) => void attempt((storage) => storage.setItem(`chaski.${name}`, value)),
  }
}

/** Of a discreet page: all is forgotten when it is left. */
function pageMemory(): Memory {
  const values = new Map<string, string>()
  return { get: (name) => values.get(name) ?? null, set: (name, value) => void values.set(name, value) }
}
