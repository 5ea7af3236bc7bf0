import type { Role } from '../../media/vocabulary.ts'

/** Who changes something. */
export type Actor =
  /** Somebody with an account. */
  | { type: 'person'; id: string; role: Role }
  /** A station, by its token or by its page; the id is that of the station, not of its account. */
  | { type: 'station'; id: string }
  /** The server itself: what a worker found, what the clock brought. */
  | { type: 'system' }
  /** Whoever typed a command on the machine. */
  | { type: 'shell'; command: string }
