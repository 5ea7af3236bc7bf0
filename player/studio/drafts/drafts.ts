/** What was typed into a form, kept in this tab until it is saved, so no error or reload loses it. */
export interface Drafts {
  read<T>(form: string): T | null
  write(form: string, values: unknown): void
  drop(form: string): void
}

const PREFIX = 'chaski.draft.'

/** Never for passwords of people: the next one at the computer could read a draft. */
export function createDrafts(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Drafts {
  return {
    read<T>(form: string): T | null {
      const text = storage.getItem(PREFIX + form)
      return text === null ? null : (JSON.parse(text) as T)
    },
    write(form, values) {
      storage.setItem(PREFIX + form, JSON.stringify(values))
    },
    drop(form) {
      storage.removeItem(PREFIX + form)
    },
  }
}
