import { join } from 'node:path'

/** The paths inside the folder that the station chose. */
export interface Paths {
  root: string
  /** Every held spot, even before its first day. Only for the agent. */
  spots: string
  /** What may be aired now. */
  today: string
  playlists: { m3u: string; m3u8: string }
  /** The agent's state. */
  memory: string
  state: string
  /** The previous state: a disk that lost one file rarely lost both. */
  stateBefore: string
  lock: string
  /** TLS sessions of earlier runs. */
  tls: string
  /** Downloads in progress. */
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
    tls: join(memory, 'tls.json'),
    parts: join(memory, 'descargas'),
  }
}
