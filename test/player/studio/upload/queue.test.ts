import { describe, expect, it } from 'vitest'
import {
  fileless,
  isBusy,
  isUnfinished,
  type Queue,
  type QueueEvent,
  reduce,
  revived,
  sectionsOf,
} from '../../../../player/studio/upload/queue.ts'
import { item } from './item.ts'

const problem = { code: 'unknown_type', message: 'No.', hint: 'Otro.', faulty: [] }
const waiting = (id: string) => item(id, { name: 'waiting' })
const queueOf = (...events: QueueEvent[]): Queue => events.reduce<Queue>(reduce, [])
const states = (queue: Queue) => queue.map(({ state }) => state.name)

describe('the upload queue', () => {
  it('sends one file at a time, in the order in which they were added', () => {
    expect(states(queueOf({ type: 'added', items: [waiting('a'), waiting('b')] }))).toEqual([
      'sending',
      'waiting',
    ])
  })

  it('goes on with the next when one has arrived, was refused, paused or removed', () => {
    const two = queueOf({ type: 'added', items: [waiting('a'), waiting('b')] })
    const ends: QueueEvent[] = [
      { type: 'arrived', id: 'a', workId: 'w', problem: null },
      { type: 'refused', id: 'a', problem },
      { type: 'stopped', id: 'a', problem },
      { type: 'paused', id: 'a' },
      { type: 'removed', id: 'a' },
      { type: 'lostFile', id: 'a' },
    ]
    for (const end of ends) {
      expect(reduce(two, end).find(({ id }) => id === 'b')?.state, end.type).toEqual({
        name: 'sending',
        attempt: 0,
      })
    }
  })

  it('keeps the turn of a file whose link was lost, and tries it again later and later', () => {
    const broken = queueOf(
      { type: 'added', items: [waiting('a'), waiting('b')] },
      { type: 'broke', id: 'a', now: 5000 },
    )
    expect(broken[0]?.state).toEqual({ name: 'broken', attempt: 1, retryAt: 6000 })
    expect(states(broken)).toEqual(['broken', 'waiting'])

    const again = [{ type: 'due', id: 'a' } as const, { type: 'broke', id: 'a', now: 6000 } as const]
    expect(again.reduce<Queue>(reduce, broken)[0]?.state).toEqual({
      name: 'broken',
      attempt: 2,
      retryAt: 8000,
    })
  })

  it('starts the waiting times over once bytes get through again', () => {
    const queue = queueOf(
      { type: 'added', items: [waiting('a')] },
      { type: 'broke', id: 'a', now: 0 },
      { type: 'due', id: 'a' },
      { type: 'progressed', id: 'a', sent: 10 },
      { type: 'broke', id: 'a', now: 9000 },
    )
    expect(queue[0]?.state).toEqual({ name: 'broken', attempt: 1, retryAt: 10_000 })
  })

  it('is shown with what goes on and what needs a person first, and the latest of what is over next', () => {
    const done = (id: string) => item(id, { name: 'done', workId: id, problem: null })
    const refused = (id: string) => item(id, { name: 'refused', problem })
    const queue = [done('a'), refused('b'), waiting('c'), done('d'), waiting('e'), refused('f')]
    const { now, waiting: next, arrived } = sectionsOf(reduce(queue, { type: 'added', items: [] }))
    expect(now.map(({ id }) => id)).toEqual(['c', 'f', 'b'])
    expect(next.map(({ id }) => id)).toEqual(['e'])
    expect(arrived.map(({ id }) => id)).toEqual(['d', 'a'])
  })

  it('asks a person about what is there already, and sends it where they want it', () => {
    const found = { title: 'Hilario', workId: 'w' }
    const queue = queueOf(
      { type: 'added', items: [item('a', { name: 'comparing' }), item('b', { name: 'comparing' })] },
      { type: 'compared', id: 'a', twin: found },
      { type: 'compared', id: 'b', twin: null },
    )
    expect(queue.map(({ state }) => state.name)).toEqual(['twin', 'sending'])
    expect(queue.map(isUnfinished)).toEqual([false, true])
    const sent = reduce(reduce(queue, { type: 'removed', id: 'b' }), { type: 'resumed', id: 'a' })
    expect(states(sent)).toEqual(['sending'])
  })

  it('waits longer after each failure, and never more than half a minute', () => {
    let queue = queueOf({ type: 'added', items: [waiting('a')] })
    const waits = Array.from({ length: 8 }, () => {
      queue = reduce(queue, { type: 'broke', id: 'a', now: 0 })
      const state = queue[0]?.state
      queue = reduce(queue, { type: 'due', id: 'a' })
      return state?.name === 'broken' ? state.retryAt : null
    })
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
  })

  it('ignores what a transfer tells after it was paused', () => {
    const paused = queueOf({ type: 'added', items: [waiting('a')] }, { type: 'paused', id: 'a' })
    expect(reduce(paused, { type: 'progressed', id: 'a', sent: 700 })).toEqual(paused)
    expect(reduce(paused, { type: 'broke', id: 'a', now: 1 })).toEqual(paused)
  })

  it('begins from zero when the server has forgotten the upload', () => {
    const [one] = queueOf(
      { type: 'added', items: [waiting('a')] },
      { type: 'created', id: 'a', url: '/api/uploads/x', declared: waiting('a').form },
      { type: 'progressed', id: 'a', sent: 400 },
      { type: 'forgotten', id: 'a' },
    )
    expect(one).toMatchObject({ url: null, declared: null, sent: 0, state: { name: 'sending' } })
  })

  it('finds the item of a file that is picked again by name, size and date', () => {
    const kept = revived(item('a', { name: 'sending', attempt: 0 }, { sent: 400 }))
    expect(kept).toMatchObject({ sent: 400, state: { name: 'fileless' } })
    expect(fileless([kept], { ...kept.file })).toBe(kept)
    expect(fileless([kept], { ...kept.file, size: 999 })).toBeUndefined()
    expect(fileless([waiting('a')], kept.file)).toBeUndefined()
    expect(reduce([kept], { type: 'refound', id: 'a' })[0]?.state.name).toBe('sending')
  })

  it('warns before leaving only while something moves or waits to', () => {
    expect(isBusy(queueOf({ type: 'added', items: [waiting('a')] }))).toBe(true)
    expect(isBusy([item('a', { name: 'paused', problem: null }), item('b', { name: 'fileless' })])).toBe(
      false,
    )
  })

  it('keeps over the closing of the tab what is neither there nor refused', () => {
    expect(isUnfinished(item('a', { name: 'paused', problem: null }))).toBe(true)
    expect(isUnfinished(item('a', { name: 'refused', problem }))).toBe(false)
    expect(isUnfinished(item('a', { name: 'done', workId: 'w', problem: null }))).toBe(false)
  })
})
