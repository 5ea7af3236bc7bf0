import { expect, test } from 'vitest'
import { concernsOf, type Readings } from '../../../server/health/concerns.ts'

const NOW = new Date('2026-11-27T12:00:00Z')
const WELL: Readings = {
  parts: { catalogue: true, queue: true, store: true },
  workers: 1,
  jail: 'ok',
  jobs: { active: 1, waiting: 4, oldestSeconds: 90 },
  works: { processing: 2, failed: 0 },
  stationsLate: 0,
  servicesStale: 0,
  freeBytes: 40e9,
  backup: { wanted: true, goodAt: '2026-11-27T03:00:00Z', failedAt: null },
}

test.each<[string, Partial<Readings>, string[]]>([
  ['all is well', {}, []],
  ['what could not be asked', { workers: null, jobs: null, works: null, freeBytes: null }, []],
  ['a queue that is away', { parts: { ...WELL.parts, queue: false }, workers: null }, ['queue_away']],
  [
    'no workers, and what waits for them',
    { workers: 0, jobs: { active: 0, waiting: 9, oldestSeconds: 9000 } },
    ['no_workers'],
  ],
  ['workers that do nothing', { jobs: { active: 0, waiting: 9, oldestSeconds: 9000 } }, ['queue_stands']],
  ['a disk that is nearly full', { freeBytes: 2e9 }, ['disk_low']],
  ['a full one', { freeBytes: 1e8 }, ['disk_full']],
  ['no backup', { backup: { wanted: false, goodAt: null, failedAt: null } }, ['no_backup']],
  [
    'an old backup',
    { backup: { wanted: true, goodAt: '2026-11-25T03:00:00Z', failedAt: null } },
    ['backup_old'],
  ],
  [
    'one that failed after the last good one',
    { backup: { wanted: true, goodAt: '2026-11-26T03:00:00Z', failedAt: '2026-11-27T03:00:00Z' } },
    ['backup_failed'],
  ],
  [
    'one that failed before',
    { backup: { wanted: true, goodAt: '2026-11-27T03:00:00Z', failedAt: '2026-11-26T03:00:00Z' } },
    [],
  ],
  [
    'several, worst first',
    { servicesStale: 1, stationsLate: 2, works: { processing: 0, failed: 3 }, jail: 'off' },
    ['works_failed', 'jail_off', 'stations_late', 'services_stale'],
  ],
])('%s', (_name, readings, concerns) => {
  expect(concernsOf({ ...WELL, ...readings }, NOW)).toEqual(concerns)
})
