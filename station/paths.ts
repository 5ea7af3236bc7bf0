import { join } from 'node:path'

/** Where everything is, inside the folder that the station chose. */
export interface Paths {
  root: string
  /** Every spot that is held, also those whose day has not come. The agent's alone. */
  spots: string
  /** What may be aired now. */
  today: string
  playlists: { m3u: string; m3u8: string }
  /** The agent's own memory. */
  memory: string
  state: string
  /** The state before the last one: a disk that lost one file seldom lost both. */
  stateBefore: string
  lock: string
  /** Downloads under way. */
  parts: string
}

export const TODAY = 'hoy'

export function pathsIn(root: string): Paths {
  const memory = join(root, '.chaski')
  return {
    root,
    spots: join(root, 'spots'),
    today: join(root, TODAY),
    playlists: { m3u: join(root, `${TODAY}.m3u`), m3u8: join(root, `${TODAY}.m3u8`) },
    memory,
    state: join(memory, 'estado.json'),
    stateBefore: join(memory, 'estado.anterior.json'),
    lock: join(memory, 'agente.lock'),
    parts: join(memory, 'descargas'),
  }
}
