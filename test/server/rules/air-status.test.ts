import { expect, test } from 'vitest'
import { type Airable, airStatusOf } from '../../../server/rules/air-status.ts'

const now = new Date('2026-03-01T12:00:00.000Z')
const [before, soon, later] = ['2026-02-01', '2026-04-01', '2026-05-01'].map((day) => `${day}T00:00:00.000Z`)
const spot = (said: Partial<Airable> = {}): Airable => ({
  ...({ published: { kind: 'spot' }, visibility: 'public' } as Airable),
  ...{ trashedAt: null, withdrawnAt: null, publishAt: null, publishUntil: null },
  ...{ validFrom: null, validUntil: null, ...said },
})
const status = (said: Partial<Airable>) => airStatusOf(spot(said), now)

test('a spot whose publication is over is with no station any more', () => {
  expect(status({ publishUntil: before ?? null })).toMatchObject({ reason: 'unpublished', airable: false })
  expect(status({ publishUntil: later ?? null })).toEqual({ reason: null, airable: true, wakesAt: later })
})

test('the next change is the earliest of its days', () => {
  expect(status({ publishUntil: later ?? null, validUntil: soon ?? null }).wakesAt).toBe(soon)
  expect(status({ publishUntil: soon ?? null, validFrom: later ?? null })).toEqual({
    ...{ reason: null, airable: false, wakesAt: soon },
  })
  expect(status({ validFrom: soon ?? null, validUntil: later ?? null }).wakesAt).toBe(soon)
  expect(status({ validFrom: before ?? null, validUntil: later ?? null }).wakesAt).toBe(later)
})
