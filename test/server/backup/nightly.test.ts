import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { calendar } from '../../../media/zones.ts'
import { noteLastBackup, readLastBackup } from '../../../server/backup/last-backup.ts'
import { backUpNightly, backupDue } from '../../../server/backup/nightly.ts'

const LIMA = calendar('America/Lima')
const good = (takenAt: string) => ({ id: 'a', takenAt, files: 1, bytes: 1, seconds: 1 })

test.each([
  ['none was ever made', null, null, '2026-01-10T12:00:00Z', true],
  // Three in the night in Lima is eight in the morning in UTC.
  ['before the night', '2026-01-09T08:00:30Z', null, '2026-01-10T07:59:00Z', false],
  ['in the night', '2026-01-09T08:00:30Z', null, '2026-01-10T08:00:00Z', true],
  ['after it', '2026-01-10T08:00:30Z', null, '2026-01-10T09:00:00Z', false],
  ['the machine was off that night', '2026-01-09T08:00:30Z', null, '2026-01-10T20:00:00Z', true],
  ['one has just failed', '2026-01-09T08:00:30Z', '2026-01-10T08:01:00Z', '2026-01-10T08:30:00Z', false],
  ['one failed an hour ago', '2026-01-09T08:00:30Z', '2026-01-10T08:01:00Z', '2026-01-10T09:01:00Z', true],
])('whether a backup is due: %s', (_what, taken, failed, now, due) => {
  const last = { good: taken && good(taken), failed: failed && { at: failed, reason: 'full' } }
  expect(backupDue({ good: last.good || null, failed: last.failed || null }, new Date(now), LIMA)).toBe(due)
})

test('the night’s backup is made once, and a failure is told with its reason', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'chaski-nightly-'))
  const log = { info: vi.fn(), error: vi.fn() }
  const now = new Date('2026-01-10T09:00:00Z')
  const needs = { dataDir, calendar: LIMA, to: '/mnt/usb', log, now, stopped: new AbortController().signal }
  const failing = vi.fn(async () => {
    await noteLastBackup(dataDir, '/mnt/usb', {
      good: null,
      failed: { at: now.toISOString(), reason: 'disk full' },
    })
    return 70
  })
  await backUpNightly({ ...needs, run: failing })
  expect(log.error.mock.calls).toEqual([[{ to: '/mnt/usb', reason: 'disk full' }, expect.any(String)]])

  const working = vi.fn(async () => {
    await noteLastBackup(dataDir, '/mnt/usb', { good: good('2026-01-10T10:00:00Z'), failed: null })
    return 0
  })
  const later = { ...needs, now: new Date('2026-01-10T10:00:01Z'), run: working }
  await backUpNightly(later)
  await backUpNightly(later)
  expect(working).toHaveBeenCalledTimes(1)
  // Another place has a count of its own.
  expect(await readLastBackup(dataDir, 's3://elsewhere')).toEqual({ good: null, failed: null })
  await rm(dataDir, { recursive: true })
})
