import type {
  LogReadingRules,
  SyncAnswer,
  SyncFile,
  SyncHouse,
  SyncItem,
  Tombstone,
} from '../media/schemas/sync.ts'
import { SPOT_PREFIX_PATTERN } from '../media/spot-names.ts'

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
const isInstant = (value: unknown): value is string => isText(value) && !Number.isNaN(Date.parse(value))
const orNull = (value: unknown, is: (value: unknown) => boolean): boolean => value === null || is(value)
const SHA256 = /^[0-9a-f]{64}$/
/** Ids end up only in the state file, but an odd one means this is not our server. */
const ID = /^[a-z0-9]{8,40}$/

function isFile(value: unknown): value is SyncFile {
  return (
    isFields(value) &&
    [value.name, value.fileName, value.url].every(isText) &&
    isWhole(value.bytes) &&
    isText(value.sha256) &&
    SHA256.test(value.sha256)
  )
}

function isItem(value: unknown): value is SyncItem {
  return (
    isFields(value) &&
    isText(value.id) &&
    ID.test(value.id) &&
    [value.version, value.number].every(isWhole) &&
    orNull(value.cart, isWhole) &&
    isText(value.title) &&
    typeof value.duration === 'number' &&
    orNull(value.validFrom, isInstant) &&
    orNull(value.validUntil, isInstant) &&
    Array.isArray(value.files) &&
    value.files.every(isFile)
  )
}

const PREFIX = new RegExp(SPOT_PREFIX_PATTERN)

function isHouse(value: unknown): value is SyncHouse {
  return (
    isFields(value) &&
    isText(value.spotPrefix) &&
    PREFIX.test(value.spotPrefix) &&
    isText(value.timeZone) &&
    Array.isArray(value.offsets) &&
    value.offsets.length > 0 &&
    value.offsets.every(
      (offset) => isFields(offset) && isInstant(offset.from) && Number.isSafeInteger(offset.minutes),
    )
  )
}

function isLogRules(value: unknown): value is LogReadingRules {
  return (
    isFields(value) &&
    isText(value.artist) &&
    isFields(value.habits) &&
    isFields(value.habits.columns) &&
    orNull(value.habits.dateOrder, isText)
  )
}

function isTombstone(value: unknown): value is Tombstone {
  return isFields(value) && isText(value.id) && ID.test(value.id) && isText(value.message)
}

/** What the agent takes of an answer. Servers of older versions say nothing of the organisation. */
export type ReadAnswer = Omit<SyncAnswer, 'house'> & { house?: SyncHouse }

/**
 * The response of `GET /api/sync`, or null if the text is anything else: a hotel's login page, a truncated response, a
 * proxy error. Only what the agent uses is checked, so newer servers may send more.
 */
export function readSyncAnswer(text: string): ReadAnswer | null {
  try {
    return syncAnswerOf(JSON.parse(text))
  } catch {
    return null
  }
}

/** The same of what has been parsed. */
export function syncAnswerOf(value: unknown): ReadAnswer | null {
  if (
    !isFields(value) ||
    !Array.isArray(value.items) ||
    !value.items.every(isItem) ||
    !Array.isArray(value.tombstones) ||
    !value.tombstones.every(isTombstone) ||
    !isText(value.cursor) ||
    typeof value.more !== 'boolean' ||
    !isInstant(value.serverTime)
  )
    return null
  return {
    items: value.items,
    tombstones: value.tombstones,
    cursor: value.cursor,
    more: value.more,
    serverTime: value.serverTime,
    ...(isHouse(value.house) && { house: value.house }),
    ...(isLogRules(value.logs) && { logs: value.logs }),
  }
}
