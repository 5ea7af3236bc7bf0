import { doubledDelay } from '../../../media/doubled-delay.ts'
import type { Kind } from '../../../media/vocabulary.ts'
import type { ShownProblem } from '../api/problem.ts'
import type { WorkForm } from '../work-form/work-form.ts'
import type { Twin } from './find-twin.ts'

/** What identifies a file; browsers reveal no more. */
export interface FileFacts {
  name: string
  size: number
  type: string
  /** Milliseconds since 1970. */
  lastModified: number
}

/** Captions as text, so that they survive the closing of the tab. */
export interface KeptCaptions {
  name: string
  /** Null: that of the work. */
  language: string | null
  text: string
}

export type ItemState =
  /** Being compared with what is there already. */
  | { name: 'comparing' }
  /** The same content is there already, or on its way: a person decides. */
  | { name: 'twin'; of: Twin }
  /** Waiting for its turn. */
  | { name: 'waiting' }
  /** `attempt` counts the attempts since a byte last got through. */
  | { name: 'sending'; attempt: number }
  /** Paused by a person, or by something only a person can fix (`problem`). */
  | { name: 'paused'; problem: ShownProblem | null }
  /** The connection was lost; retried at `retryAt` (ms), or as soon as the browser is online. */
  | { name: 'broken'; attempt: number; retryAt: number }
  /** The tab was closed: the browser no longer has the file; the server has kept what arrived. */
  | { name: 'fileless' }
  /** The server rejected this file. */
  | { name: 'refused'; problem: ShownProblem }
  /** All bytes have arrived and the work exists. `problem` is set if the fields could not be saved along with it. */
  | { name: 'done'; workId: string; problem: ShownProblem | null }

export interface UploadItem {
  id: string
  file: FileFacts
  /** The kind chosen by staff; null leaves it to the file's content. */
  kind: Kind | null
  /** The work that gets a new version; null for a new work. */
  replaces: { workId: string; title: string } | null
  /** The fields that staff fill in during the upload. */
  form: WorkForm
  /** The form as sent when the upload was created; later changes are sent at the end. */
  declared: WorkForm | null
  /** Captions that lay beside the file, sent once the work is there. */
  captions: KeptCaptions[]
  /** The upload's URL, once the server has created it. */
  url: string | null
  /** Bytes that have arrived, as far as the browser knows. */
  sent: number
  state: ItemState
}

export type QueueEvent =
  | { type: 'added'; items: UploadItem[] }
  | { type: 'removed'; id: string }
  | { type: 'typed'; id: string; form: WorkForm }
  | { type: 'kindChosen'; id: string; kind: Kind | null }
  | { type: 'compared'; id: string; twin: Twin | null }
  | { type: 'paused'; id: string }
  | { type: 'resumed'; id: string }
  /** The browser has the file of a fileless item again. */
  | { type: 'refound'; id: string }
  | { type: 'created'; id: string; url: string; declared: WorkForm }
  | { type: 'progressed'; id: string; sent: number }
  | { type: 'broke'; id: string; now: number }
  /** A broken item may be tried: its time has come, or the browser is online again. */
  | { type: 'due'; id: string }
  /** The server has no such upload any more (expired, or its disk was emptied). */
  | { type: 'forgotten'; id: string }
  /** The file cannot be read any more: changed, moved, or on a stick that was pulled. */
  | { type: 'lostFile'; id: string }
  | { type: 'stopped'; id: string; problem: ShownProblem }
  | { type: 'refused'; id: string; problem: ShownProblem }
  | { type: 'arrived'; id: string; workId: string; problem: ShownProblem | null }

export type Queue = readonly UploadItem[]

/** A weak connection always comes back, so there is no limit to retries. */
const FIRST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 30_000

/** The queue after an event. At most one upload is active: two would only share a weak connection. */
export function reduce(queue: Queue, event: QueueEvent): Queue {
  return promote(apply(queue, event))
}

function apply(queue: Queue, event: QueueEvent): Queue {
  if (event.type === 'added') return [...queue, ...event.items]
  if (event.type === 'removed') return queue.filter(({ id }) => id !== event.id)
  return queue.map((item) => (item.id === event.id ? moved(item, event) : item))
}

function moved(item: UploadItem, event: Exclude<QueueEvent, { type: 'added' | 'removed' }>): UploadItem {
  const { state } = item
  const to = (next: ItemState): UploadItem => ({ ...item, state: next })
  switch (event.type) {
    case 'typed':
      return { ...item, form: event.form }
    case 'kindChosen':
      // The server was told when the upload was created.
      return item.url === null ? { ...item, kind: event.kind } : item
    case 'compared':
      if (state.name !== 'comparing') return item
      return to(event.twin === null ? { name: 'waiting' } : { name: 'twin', of: event.twin })
    case 'paused':
      return canPause(item) ? to({ name: 'paused', problem: null }) : item
    case 'resumed':
      return ['paused', 'broken', 'twin'].includes(state.name) ? to({ name: 'waiting' }) : item
    case 'refound':
      return state.name === 'fileless' ? to({ name: 'waiting' }) : item
    case 'due':
      return state.name === 'broken' ? to({ name: 'sending', attempt: state.attempt }) : item
    // The rest is told by a transfer. One that was stopped meanwhile may still have a word in flight.
    case 'created':
      return { ...item, url: event.url, declared: event.declared }
    case 'progressed':
      return state.name === 'sending'
        ? { ...item, sent: event.sent, state: { name: 'sending', attempt: 0 } }
        : item
    case 'forgotten':
      return state.name === 'sending' ? { ...item, url: null, declared: null, sent: 0 } : item
    case 'broke':
      return state.name === 'sending' ? to(broken(state.attempt, event.now)) : item
    case 'lostFile':
      return state.name === 'sending' ? to({ name: 'fileless' }) : item
    case 'stopped':
      return state.name === 'sending' ? to({ name: 'paused', problem: event.problem }) : item
    case 'refused':
      return state.name === 'sending' ? to({ name: 'refused', problem: event.problem }) : item
    case 'arrived':
      return {
        ...item,
        sent: item.file.size,
        state: { name: 'done', workId: event.workId, problem: event.problem },
      }
  }
}

function broken(attempt: number, now: number): ItemState {
  return {
    name: 'broken',
    attempt: attempt + 1,
    retryAt: now + doubledDelay(attempt + 1, FIRST_RETRY_MS, LONGEST_RETRY_MS),
  }
}

/**
 * Starts the first waiting item unless one is active. A broken item keeps its turn: the others would use the same
 * connection.
 */
function promote(queue: Queue): Queue {
  if (queue.some(({ state }) => state.name === 'sending' || state.name === 'broken')) return queue
  const next = queue.find(({ state }) => state.name === 'waiting')
  if (next === undefined) return queue
  return queue.map((item) => (item === next ? { ...item, state: { name: 'sending', attempt: 0 } } : item))
}

export function canPause({ state }: UploadItem): boolean {
  return state.name === 'waiting' || state.name === 'sending' || state.name === 'broken'
}

/** Whether closing the tab now would interrupt something. */
export function isBusy(queue: Queue): boolean {
  return queue.some(canPause)
}

/** Whether there is still something to send or to decide: such items are kept over the closing of the tab. */
export function isUnfinished({ state }: UploadItem): boolean {
  return state.name !== 'done' && state.name !== 'refused' && state.name !== 'twin'
}

/** An item read back after the tab was closed. */
export function revived(item: UploadItem): UploadItem {
  // Those that an earlier version of the studio kept have no captions.
  return { ...item, captions: item.captions ?? [], state: { name: 'fileless' } }
}

/** The item that a file picked again belongs to. */
export function fileless(queue: Queue, file: FileFacts): UploadItem | undefined {
  return queue.find(({ state, file: known }) => state.name === 'fileless' && isSameFile(known, file))
}

export function isSameFile(a: FileFacts, b: FileFacts): boolean {
  return a.name === b.name && a.size === b.size && a.lastModified === b.lastModified
}

/** How much of an item has arrived, 0..1. */
export function uploadedPart({ sent, file }: UploadItem): number {
  return file.size === 0 ? 0 : Math.min(1, sent / file.size)
}

/** The queue as it is shown. */
export interface Sections {
  /** What is being sent, then what a person must look at, latest first. */
  now: UploadItem[]
  /** In the order in which they will be sent. */
  waiting: UploadItem[]
  /** Whose file has arrived, latest first. */
  arrived: UploadItem[]
}

export function sectionsOf(queue: Queue): Sections {
  const sending = queue.filter(({ state }) => state.name === 'sending' || state.name === 'broken')
  const waiting = queue.filter(({ state }) => state.name === 'waiting' || state.name === 'comparing')
  const arrived = queue.filter(({ state }) => state.name === 'done').reverse()
  const others = queue.filter((item) => ![...sending, ...waiting, ...arrived].includes(item))
  return { now: [...sending, ...others.reverse()], waiting, arrived }
}
