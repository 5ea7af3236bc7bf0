/** How the list of works is looked at. */
export type ListView = 'cards' | 'table'

const KEY = 'chaski.list-view'

/** As this browser had it last. */
export function keptView(storage: Pick<Storage, 'getItem'>): ListView {
  return storage.getItem(KEY) === 'table' ? 'table' : 'cards'
}

export function keepView(storage: Pick<Storage, 'setItem'>, view: ListView): void {
  storage.setItem(KEY, view)
}
