import { describe, expect, it, test } from 'vitest'
import { agentCommand } from '../../../../player/studio/stations/agent-command.ts'
import { activeFirst, stationState } from '../../../../player/studio/stations/station-state.ts'

const now = new Date('2026-11-23T12:00:00Z')
const hour = '2026-11-23T11:00:00Z'
const lastWeek = '2026-11-16T12:00:00Z'
const asked = { revokedAt: null, lastContactAt: hour, upToDate: true }

describe('a station', () => {
  test.each([
    ['upToDate', asked],
    ['behind', { ...asked, upToDate: false }],
    ['quiet', { ...asked, lastContactAt: lastWeek }],
    ['never', { ...asked, lastContactAt: null, upToDate: false }],
    ['revoked', { ...asked, revokedAt: hour }],
  ])('is %s', (state, station) => {
    expect(stationState(station, now)).toBe(state)
  })

  it('comes after the active ones once it is revoked', () => {
    const list = [
      { name: 'A', revokedAt: hour },
      { name: 'B', revokedAt: null },
    ]
    expect(activeFirst(list).map(({ name }) => name)).toEqual(['B', 'A'])
  })

  it('is started by one line', () => {
    expect(agentCommand('https://chaski.example', 'abc', 'windows')).toBe(
      'node chaski-station.mjs pull --to "C:\\Chaski" --server https://chaski.example --token abc --every 15',
    )
  })
})
