import { describe, expect, it } from 'vitest'
import {
  broadcastFaults,
  broadcastOf,
  formOfBroadcast,
  spokenSeconds,
} from '../../../../player/studio/broadcast/broadcast-form.ts'

const empty = formOfBroadcast(null)

describe('what stations are told of a spot', () => {
  it('is nothing until something is typed', () => {
    expect(broadcastOf(empty)).toBeNull()
    expect(broadcastOf({ ...empty, script: '  ', dayparts: [{ from: '', to: '' }] })).toBeNull()
  })

  it('gives back what the form was filled from', () => {
    const broadcast = {
      script: 'Apúrate, María.',
      outCue: 'María.',
      campaign: 'Wiñay',
      playsPerDay: 4,
      dayparts: [{ from: '22:00', to: '02:00' }],
      mayEdit: true,
      filler: true,
      contact: 'Rosa, 964 000 000',
      replaces: 'abcdefghjkmnpqrs',
    }
    expect(broadcastOf(formOfBroadcast(broadcast))).toEqual(broadcast)
  })

  it('is judged before it is sent', () => {
    expect(broadcastFaults({ ...empty, playsPerDay: '12' }).playsPerDay).toBeUndefined()
    for (const playsPerDay of ['0', '201', '2.5', 'dos']) {
      expect(broadcastFaults({ ...empty, playsPerDay }).playsPerDay).toBe('playsOutOfRange')
    }
    const dayparts = [
      { from: '06:00', to: '08:00' },
      { from: '12:00', to: '' },
      { from: '', to: '' },
      { from: '18:00', to: '18:00' },
    ]
    expect([...broadcastFaults({ ...empty, dayparts }).dayparts]).toEqual([
      [1, 'daypartHalf'],
      [3, 'daypartEmpty'],
    ])
  })

  it('takes as long as its words', () => {
    expect(spokenSeconds('')).toBe(0)
    expect(spokenSeconds(Array(55).fill('ya').join(' — '))).toBe(20)
  })
})
