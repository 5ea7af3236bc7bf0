import type { Role } from '../../media/vocabulary.ts'

/** Who is acting. */
export type Actor =
  /** A person with an account. */
  | { type: 'person'; id: string; role: Role }
  /** A station, through its token or its page. The id is the station's, not its account's. */
  | { type: 'station'; id: string }
  /** The server itself: outcomes, and changes caused by time. */
  | { type: 'system' }
  /** Someone running a command on the machine. */
  | { type: 'shell'; command: string }
