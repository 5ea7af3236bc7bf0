import type { Airing } from '../media/schemas/airing.ts'
import type { LogReadingRules } from '../media/schemas/sync.ts'
import type { Rendition } from '../media/stations/rendition.ts'
import type { Clock } from './clock.ts'
import type { KnownHouse } from './house.ts'
import type { Attempts } from './retry.ts'

/** The rendition of a spot that this station downloads. */
export interface WantedFile {
  /** Safe for any file system and unique among the spots here. */
  name: string
  url: string
  bytes: number
  sha256: string
}

/** A file in the folder whose hash was right on arrival. */
export interface HeldFile {
  name: string
  version: number
  bytes: number
  sha256: string
  /** Modification time when the hash was last verified; if it differs, the file is hashed again. */
  modified: number
}

export interface Spot {
  id: string
  version: number
  number: number
  cart: number | null
  title: string
  /** Seconds. */
  duration: number
  validFrom: string | null
  validUntil: string | null
  /** Shown only where no other spot may be aired. Absent for others, and in the state of an agent of a version before. */
  filler?: true
  /** Null if the server offers nothing this station can use. */
  wanted: WantedFile | null
  /** What is on disk; may still be the previous version. */
  held: HeldFile | null
}

/** Names that may still appear in a log after the spot is gone. */
export interface KnownName {
  /** Empty where several spots share the title. */
  id: string
  /** Milliseconds since 1970 of the last answer that named it. */
  seen: number
}

/** How far a log of the automation has been read. */
export interface LogPlace {
  bytes: number
  modified: number
  /** Time of the latest airing of ours that was taken from it, milliseconds since 1970; null before the first. */
  latest: number | null
}

/** What is known of the suitcases of this station. */
export interface SuitcaseMemory {
  /** Id of this station. */
  station: string
  /** Public key of the organisation, from the first suitcase on. */
  signer: string
  /** Of the latest outing that was followed. */
  sequence: number
  /** The agent's own, with which it signs what goes home. */
  privateKey: string
  /** Homecomings written so far. */
  count: number
  /** Digest of the latest, so that an unchanged one is not written again. */
  written: string | null
}

/** Everything the agent remembers, in one file, so a power cut cannot leave two halves that disagree. */
export interface State {
  format: 1
  /** Base URL of the server this came from. */
  server: string
  /** Rendition that was wanted. */
  rendition: Rendition
  cursor: string | null
  /** ETag of the last answer and the cursor that was sent for it. */
  etag: { value: string; cursor: string } | null
  /** Ids named so far while a full listing arrives in several answers; null when none is under way. */
  listing: string[] | null
  spots: Record<string, Spot>
  /** File names the agent put into today's folder. Others in there are not its own. */
  placed: string[]
  /** Taken off the air since the last acknowledgement. */
  removed: string[]
  /** Digest of the last acknowledgement that arrived. */
  acknowledged: string | null
  clock: Clock
  /** Downloads that came out wrong, by SHA-256. */
  attempts: Record<string, Attempts>
  logs: Record<string, LogPlace>
  /** How the logs are read, as the server told. Absent in the state of an agent of a version before. */
  logRules?: LogReadingRules
  /** What was asked about logs, so that it is asked once. */
  asked?: string[]
  /** By lower-case file name, `#` and cart number, or `=` and title. */
  known: Record<string, KnownName>
  /** Airings that the server has not confirmed, in the order in which they were found. */
  airings: Airing[]
  /** How many have left that list, confirmed or refused, since the state began. Absent means none. */
  airingsGone?: number
  /** Keys of recent airings, so that a growing log is not sent again each time. */
  reported: string[]
  /** Left out until the server has said it. */
  house?: KnownHouse
  /** Absent before the first suitcase. */
  suitcase?: SuitcaseMemory
  /** Time of the last answer of the server, milliseconds since 1970; null before the first. */
  lastContact: number | null
}

export function emptyState(server: string, rendition: Rendition): State {
  return {
    format: 1,
    server,
    rendition,
    cursor: null,
    etag: null,
    listing: null,
    spots: {},
    placed: [],
    removed: [],
    acknowledged: null,
    clock: { offset: 0, lastServerTime: 0 },
    attempts: {},
    logs: {},
    known: {},
    airings: [],
    reported: [],
    lastContact: null,
  }
}

/**
 * The state adapted to the current settings: another server or rendition requires a full listing. Held files stay until
 * that is complete.
 */
export function settledFor(state: State, server: string, rendition: Rendition): State {
  if (state.server === server && state.rendition === rendition) return state
  return { ...state, server, rendition, cursor: null, etag: null, listing: null, acknowledged: null }
}

/** The state without the first `amount` airings, which are settled. */
export function withoutFirst(state: State, amount: number): State {
  return {
    ...state,
    airings: state.airings.slice(amount),
    airingsGone: (state.airingsGone ?? 0) + Math.min(amount, state.airings.length),
  }
}
